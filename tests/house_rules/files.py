"""The files the rules are about."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "kawaraban"


def shown(path: Path) -> str:
    """Return the path as a person would name it, from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def modules(folder: Path = SOURCE) -> list[Path]:
    """Return the Python files below `folder` that people write; migrations write themselves."""
    return sorted(path for path in folder.rglob("*.py") if "migrations" not in path.parts)


def packages() -> list[Path]:
    """Return the packages of the product, which are its layers."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def templates() -> list[Path]:
    """Return the product's templates."""
    return sorted(path for path in SOURCE.glob("**/templates/**/*") if path.is_file())


def template_name(path: Path) -> str:
    """Return the name under which Django finds the template."""
    parts = path.relative_to(SOURCE).parts
    return "/".join(parts[parts.index("templates") + 1 :])
