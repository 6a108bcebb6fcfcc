"""Tests of what readers receive."""
