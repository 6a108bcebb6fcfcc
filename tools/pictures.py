"""Take the README's pictures of a running demo: `python -m tools.pictures URL PASSWORD`.

Needs Chromium and a demo made by `make demo`; writes `docs/pictures/*.png` in 128 colours.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

OUT = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ((1280, 800), (390, 844))
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(url: str, password: str) -> None:
    """Take every picture at both widths."""
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        for width, height in SIZES:
            context = browser.new_context(
                base_url=url, viewport={"width": width, "height": height}, reduced_motion="reduce"
            )
            page = context.new_page()
            _readers(page, width)
            _newsrooms(page, width, password)
            context.close()
        browser.close()


def _readers(page: Page, width: int) -> None:
    page.goto("/")
    _keep(page, "front", width)
    page.goto("/latest/")
    entry = page.locator("article.entry").nth(1)
    entry.locator("summary").click()
    entry.locator(".rest").wait_for()
    _keep(page, "list", width)
    page.goto("/search/?q=ferry")
    _keep(page, "search", width)
    page.goto("/search/?q=prek+samnang")
    page.locator("article.hit h3 a").last.click()
    _keep(page, "article", width)
    for language, number in (("ja", 3), ("km", 1)):
        page.goto(f"/{language}/latest/")
        page.goto(page.locator(".more a").nth(number).get_attribute("href") or "/")
        _keep(page, f"article-{language}", width)


def _newsrooms(page: Page, width: int, password: str) -> None:
    page.goto("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto("/admin/articles/")
    _keep(page, "admin-list", width)
    page.locator("table.listing .title a", has_text="Library boat").first.click()
    page.wait_for_load_state("networkidle")
    _keep(page, "admin-editor", width)
    page.goto("/admin/responses/")
    _keep(page, "admin-responses", width)


def _keep(page: Page, name: str, width: int) -> None:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    taken = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    taken.quantize(128).save(OUT / f"{name}-{width}.png", optimize=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
