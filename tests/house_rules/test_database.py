"""Models and migrations agree."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command


@pytest.mark.django_db
def test_the_migrations_are_complete(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        call_command("makemigrations", check=True, dry_run=True, interactive=False)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


def test_every_model_has_a_name_that_a_person_would_use() -> None:
    for config in apps.get_app_configs():
        if config.name.startswith("kawaraban."):
            assert config.label == config.name.split(".")[1]
            for model in config.get_models():
                assert str(model), model
                assert model.__doc__, model
                assert not model.__doc__.startswith(f"{model.__name__}("), model
