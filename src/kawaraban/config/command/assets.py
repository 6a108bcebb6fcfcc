"""Static files, collected when what is installed differs from what was collected."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from kawaraban import __version__
from kawaraban.config.command.folder import write
from kawaraban.config.command.progress import Step

PACKAGE = Path(__file__).resolve().parents[2]
STAMP = "static.stamp"


def stamp() -> str:
    """Return a hash that changes when a version does, or a file of ours under `static/`."""
    digest = hashlib.sha256()
    for name in ("wagtail", "django"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    digest.update(f"kawaraban {__version__}\n".encode())
    digest.update((PACKAGE / "config" / "static.py").read_bytes())  # how they are compressed
    for path in sorted(PACKAGE.glob("*/static/**/*")):
        if path.is_file():
            digest.update(f"{path.relative_to(PACKAGE)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def are_current(data: Path) -> bool:
    """Whether the files in the site's folder are those of this version."""
    try:
        return (data / STAMP).read_text("utf-8").strip() == stamp()
    except (OSError, UnicodeDecodeError):
        return False


def collect(data: Path) -> None:
    """Collect the static files if they are not current. Django must have been started.

    The stamp lies beside the folder, not in it: what is in it is served to everybody.
    """
    if are_current(data) and (data / "static" / "staticfiles.json").is_file():
        return
    from django.core.management import call_command

    (data / STAMP).unlink(missing_ok=True)
    with Step("Styles and scripts"):
        call_command("collectstatic", verbosity=0, interactive=False)
    write(data / STAMP, stamp() + "\n")
