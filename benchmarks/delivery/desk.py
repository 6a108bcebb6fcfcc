"""An editor at the admin over HTTP: signs in, fills the form of a story, publishes it."""

from __future__ import annotations

import http.cookiejar
import json
import re
import urllib.parse
import urllib.request
from html.parser import HTMLParser

from benchmarks.delivery.site import PASSWORD, Prepared


class Hidden(HTMLParser):
    """Collects the hidden fields of the page's forms: tokens, counts, what was loaded."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a hidden field that has a name."""
        told = dict(attrs)
        name = told.get("name")
        if tag == "input" and told.get("type") == "hidden" and name and "__prefix__" not in name:
            self.fields.setdefault(name, told.get("value") or "")


class StaysWhereItIs(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def http_error_302(self, req, fp, code, msg, headers):  # type: ignore[no-untyped-def]
        """Return the redirect itself."""
        return fp


class Desk:
    """One signed-in editor with one cookie jar."""

    def __init__(self, site: Prepared) -> None:
        self.base = f"http://{site.host}"
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.staying = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar), StaysWhereItIs
        )
        page = self.get("/admin/login/")
        token = Hidden(page).fields["csrfmiddlewaretoken"]
        self.post(
            "/admin/login/",
            {
                "csrfmiddlewaretoken": token,
                "username": "editor",
                "password": PASSWORD,
                "next": "/admin/",
            },
        )
        if "/admin/login/" in self.where:
            raise RuntimeError("The editor could not sign in.")

    def get(self, path: str) -> str:
        """Return a page of the admin."""
        with self.opener.open(self.base + path, timeout=30) as answer:
            self.where = answer.url
            return answer.read().decode()

    def post(self, path: str, fields: dict[str, str], follow: bool = True) -> str:
        """Send a form and return the page that answers, or the address it leads to."""
        request = urllib.request.Request(
            self.base + path,
            urllib.parse.urlencode(fields).encode(),
            {"Referer": self.base + path},
        )
        opener = self.opener if follow else self.staying
        with opener.open(request, timeout=60) as answer:
            self.where = answer.url
            return answer.read().decode() if follow else answer.headers["Location"] or ""

    def draft(self, headline: str, text: str) -> tuple[str, dict[str, str]]:
        """Save a draft; return the path of its form and the filled fields to publish it with."""
        path = "/admin/articles/add/"
        page = self.get(path)
        category = re.search(r'<option value="(\d+)"[^>]*>\s*Event\s*<', page)
        source = re.search(r'name="source".*?<option value="(\d+)"', page, re.DOTALL)
        if not category or not source:
            raise RuntimeError("The form of a new story has no category Event or no source.")
        written = story(headline, text, category[1], source[1])
        answer = self.post(path, {**Hidden(page).fields, **written})
        if not re.search(r"/admin/articles/edit/\d+/", self.where):
            said = " ".join(re.findall(r'class="error-message[^>]*>\s*([^<]+)', answer))
            raise RuntimeError(f"The draft was not saved; the editor is at {self.where}: {said}")
        path = urllib.parse.urlsplit(self.where).path
        return path, {**Hidden(self.get(path)).fields, **written, "action-publish": "1"}


def story(headline: str, text: str, category: str, source: str) -> dict[str, str]:
    """Return the fields that an editor fills."""
    block = {
        "key": "first",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return {
        "headline": headline,
        "lede": text,
        "category": category,
        "source": source,
        "slug": "",
        "tags": "ferry, harvest",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
        **{f"{name}-TOTAL_FORMS": "0" for name in ("bylines", "corrections")},
        **{f"{name}-INITIAL_FORMS": "0" for name in ("bylines", "corrections")},
    }
