"""Roles and who manages whom."""
