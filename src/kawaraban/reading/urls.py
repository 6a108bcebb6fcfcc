"""The addresses of what readers receive. `stories` carry no language, `editions` may."""

from __future__ import annotations

from django.urls import path, register_converter

from kawaraban.reading import (
    archives,
    converters,
    feeds,
    icons,
    lists,
    opensearch,
    robots,
    search,
    search_feeds,
    sitemaps,
    story,
)

register_converter(converters.Year, "yyyy")
register_converter(converters.TwoDigits, "nn")

stories = [
    path("<yyyy:year>/<nn:month>/<nn:day>/<str:slug>/", story.article, name="article"),
    path("<yyyy:year>/<nn:month>/<nn:day>/<str:slug>/entry/", story.entry, name="entry"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    path("sitemap-lists.xml", sitemaps.lists, name="sitemap-lists"),
    path("sitemap-<yyyy:year>-<nn:month>.xml", sitemaps.month, name="sitemap-month"),
    path("robots.txt", robots.robots, name="robots"),
    path("icon.svg", icons.icon, name="icon"),
    path("favicon.ico", icons.favicon, name="favicon"),
]

editions = [
    path("latest/", lists.latest, name="latest"),
    path("category/<str:slug>/", lists.category, name="category"),
    path("category/<str:slug>/feed/", feeds.category, name="category-feed"),
    path("tag/<str:slug>/", lists.tag, name="tag"),
    path("source/<str:slug>/", lists.source, name="source"),
    path("person/<str:slug>/", lists.person, name="person"),
    path("archive/", archives.archive, name="archive"),
    path("<yyyy:year>/", archives.year, name="year"),
    path("<yyyy:year>/<nn:month>/", archives.month, name="month"),
    path("<yyyy:year>/<nn:month>/<nn:day>/", archives.day, name="day"),
    path("search/", search.results, name="search"),
    path("search/suggest/", search.suggest, name="suggest"),
    path("search/suggest.json", search.suggest_json, name="suggest-json"),
    path("search/feed/", search_feeds.atom, name="search-feed"),
    path("search/rss/", search_feeds.rss, name="search-rss"),
    path("search/opensearch.xml", opensearch.description, name="opensearch"),
    path("feed/", feeds.latest, name="feed"),
]
