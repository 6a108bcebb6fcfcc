"""Static files under names that carry a hash of their content, compressed once when collected."""

from __future__ import annotations

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Of the two thousand files that Wagtail brings, only what readers and editors load on every page
# is worth the time: styles and scripts. The rest is small or compressed already.
COMPRESSED = (".css", ".js", ".svg")


class TextCompressor(Compressor):  # type: ignore[misc]
    """Compress styles, scripts and drawings; leave everything else as it is."""

    def should_compress(self, filename: str) -> bool:
        return filename.endswith(COMPRESSED)


class HashedStaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage with gzip only; a missing file is named, not guessed."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        kwargs["use_brotli"] = False
        return TextCompressor(**kwargs)
