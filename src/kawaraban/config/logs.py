"""Logging: one line an event, to standard error, where every service manager collects it."""

from __future__ import annotations

from typing import Any


def logging_to_standard_error(level: str) -> dict[str, Any]:
    """Return the `LOGGING` dictionary for `level` (DEBUG, INFO, WARNING or ERROR)."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"level": "WARNING" if level == "INFO" else level, "propagate": True},
            "wagtail": {"level": "WARNING" if level == "INFO" else level},
            "django_tasks": {"level": "WARNING" if level == "INFO" else level},
        },
    }
