"""Fixtures for every test."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.newsroom import EditorFactory


@pytest.fixture
def editor_client(db: None) -> Client:
    """A client logged in as an administrator."""
    client = Client()
    client.force_login(EditorFactory())
    return client
