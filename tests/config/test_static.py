"""Collecting static files: hashed, compressed once, quick when there is nothing new."""

from __future__ import annotations

import gzip
import hashlib
import os
import time
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from kawaraban.config.command import assets
from kawaraban.config.static import HashedStaticStorage, compress, is_ours

STYLE = b"a { color: red }\n" * 200


@pytest.fixture
def collected(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "kawaraban.config.static.HashedStaticStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path / "static"


def test_what_readers_load_is_there_in_every_coding(collected: Path) -> None:
    names = HashedStaticStorage(location=str(collected)).hashed_files
    for name in ("reading/reading.css", "reading/entries.js", "reading/search.js"):
        hashed = collected / names[name]
        content = hashed.read_bytes()
        assert hashlib.md5(content).hexdigest()[:12] in hashed.name
        assert brotli.decompress(Path(f"{hashed}.br").read_bytes()) == content
        assert gzip.decompress(Path(f"{hashed}.gz").read_bytes()) == content
        sizes = [Path(f"{hashed}{suffix}").stat().st_size for suffix in (".br", ".zst", ".gz", "")]
        assert sizes == sorted(sizes)


def test_pictures_and_plain_names_have_no_variants(collected: Path) -> None:
    variants = [path for path in collected.rglob("*") if path.suffix in (".br", ".zst", ".gz")]
    assert variants
    for variant in variants:
        assert variant.with_suffix("").suffix in (".css", ".js", ".svg")
        plain = variant.with_suffix("").relative_to(collected)
        assert finders.find(str(plain)) is None, plain


def test_a_second_time_nothing_is_compressed(
    collected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_ino for path in collected.rglob("*.br")}
    monkeypatch.setattr(brotli, "compress", None)
    plain = collected / "reading" / "reading.css.gz"
    plain.write_bytes(b"left by another version")
    call_command("collectstatic", verbosity=0, interactive=False)
    assert {path: path.stat().st_ino for path in collected.rglob("*.br")} == before
    assert not plain.exists()


def test_a_variant_is_kept_only_where_it_pays(tmp_path: Path) -> None:
    style, noise = tmp_path / "a.css", tmp_path / "b.css"
    style.write_bytes(STYLE)
    noise.write_bytes(os.urandom(500))
    assert {".br", ".gz"} <= set(compress(style, best=False))
    assert compress(style, best=False) == []
    assert compress(noise, best=True) == []
    (tmp_path / "empty.css").touch()
    assert compress(tmp_path / "empty.css", best=True) == []
    assert not list(tmp_path.glob("*.new"))


def test_only_the_newsroom_s_own_files_get_the_slow_treatment() -> None:
    assert is_ours("reading/reading.0123456789ab.css")
    assert not is_ours("wagtailadmin/js/core.0123456789ab.js")


def test_the_stamp_says_whether_to_collect_and_is_made_quickly(tmp_path: Path) -> None:
    assert not assets.are_current(tmp_path)
    (tmp_path / assets.STAMP).write_text(assets.stamp() + "\n")
    began = time.perf_counter()
    assert assets.are_current(tmp_path)
    assert time.perf_counter() - began < 0.5
    (tmp_path / assets.STAMP).write_bytes(b"\xff")
    assert not assets.are_current(tmp_path)
