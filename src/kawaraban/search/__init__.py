"""Finds what a reader means, in every script of the region."""
