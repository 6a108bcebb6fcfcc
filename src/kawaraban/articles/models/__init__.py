"""The models of a story, one file each."""

from kawaraban.articles.models.address import FormerAddress
from kawaraban.articles.models.article import Article, ArticleByline, ArticleTag
from kawaraban.articles.models.category import Category, CategoryName
from kawaraban.articles.models.correction import Correction
from kawaraban.articles.models.person import Person
from kawaraban.articles.models.related import Related, RelatedProgress
from kawaraban.articles.models.source import Source
from kawaraban.articles.models.tag import Tag

__all__ = [
    "Article",
    "ArticleByline",
    "ArticleTag",
    "Category",
    "CategoryName",
    "Correction",
    "FormerAddress",
    "Person",
    "Related",
    "RelatedProgress",
    "Source",
    "Tag",
]
