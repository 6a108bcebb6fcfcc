"""Tests mirror `src/kawaraban`; `journeys` drives Chromium, `house_rules` keeps the house."""
