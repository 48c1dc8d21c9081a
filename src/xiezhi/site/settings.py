"""Settings: all that Django asks for, read from the court's folder and the environment."""

import os
from pathlib import Path

HOME = Path(os.environ.get("XIEZHI_HOME", "var"))
SECRET_KEY = os.environ.get("XIEZHI_SECRET_KEY", "only-for-a-demonstration-court")
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
INSTALLED_APPS: list[str] = []
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "court.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
