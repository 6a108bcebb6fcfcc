"""The product's own settings over a site folder made for this test run."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="kawaraban-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

for _name in [name for name in os.environ if name.startswith("KAWARABAN_")]:
    del os.environ[_name]  # a developer's own site must not leak into the tests
os.environ |= {
    "KAWARABAN_DATA": str(_folder),
    "KAWARABAN_SECRET_KEY": "only-for-tests-" * 4,
    "KAWARABAN_SITE_URL": "http://testserver",
    "KAWARABAN_SITE_NAME": "Tonle Tsushin",
    "KAWARABAN_LANGUAGES": "en ja km th vi",
    "KAWARABAN_TIME_ZONE": "Asia/Tokyo",
    "KAWARABAN_ALLOW_LOOPBACK_FETCH": "yes",
    "KAWARABAN_LOG_LEVEL": "WARNING",
}

if _database := os.environ.get("TEST_DATABASE_URL"):  # PostgreSQL, where a developer has one
    os.environ["KAWARABAN_DATABASE_URL"] = _database

from kawaraban.config.settings import *  # noqa: E402, F403 - the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {  # no manifest: tests render pages without collecting static files
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
