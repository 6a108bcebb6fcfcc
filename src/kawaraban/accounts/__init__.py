"""Editors and the four roles of a newsroom."""
