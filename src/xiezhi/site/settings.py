"""Settings: all that Django asks for, read from the court's folder and the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from xiezhi.desk.secrets import Keyring
from xiezhi.pages.wiring import CSRF_COOKIE_HTTPONLY, MIDDLEWARE, STATIC_ROOT, STATIC_URL, TEMPLATES

HOME = Path(os.environ.get("XIEZHI_HOME", "var"))


def database(url: str, home: Path) -> dict[str, Any]:
    """Where the tables are: PostgreSQL by its address, else a file in the court's folder, durable at every commit."""
    if url:
        parts = urlsplit(url)
        return {
            "ENGINE": "xiezhi.site.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "connect_timeout": 5,
                "options": "-c jit=off",
                "tcp_user_timeout": 20_000,
                "server_side_binding": True,
                "prepare_threshold": 1,
            },
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "court.sqlite3"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA wal_autocheckpoint=4000;",
        },
    }


def secret(home: Path) -> str:
    """What signs the pages' form tokens: from the court's own key, so that nobody has to keep another."""
    named = "XIEZHI_HOME" in os.environ and home.is_dir()
    return Keyring(home).digest("django", "secret key") if named else "no court is named"


DATABASES = {"default": database(os.environ.get("XIEZHI_DATABASE_URL", ""), HOME)}
ADDRESS = os.environ.get("XIEZHI_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
"""Where people reach this court; what papers print and what a passkey is bound to."""
CHECK_ADDRESS = f"{ADDRESS}/v/"
MESSAGES = os.environ.get("XIEZHI_MESSAGES", "")
"""The gateway that brings one-time codes to telephones; where there is none, a counter does it."""
LOG_HOST = os.environ.get("XIEZHI_LOG_HOST", "xiezhi.invalid")
"""The host that the log's origins name."""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", urlsplit(ADDRESS).hostname or "localhost"]
SECRET_KEY = secret(HOME)
CSRF_COOKIE_SECURE = ADDRESS.startswith("https://")
"""Where people reach the court by HTTPS, its cookies belong to this very host and go no other way."""
CSRF_COOKIE_NAME = "__Host-csrftoken" if CSRF_COOKIE_SECURE else "csrftoken"

INSTALLED_APPS = ["xiezhi.evidence", "xiezhi.records", "xiezhi.desk", "xiezhi.engine"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "xiezhi.site.urls"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "xiezhi.pages.errors.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English"), ("mn", "ᠮᠣᠩᠭᠣᠯ")]
LOCALE_PATHS = [Path(__file__).parents[1] / "pages/locale"]

__all__ = ["CSRF_COOKIE_HTTPONLY", "MIDDLEWARE", "STATIC_ROOT", "STATIC_URL", "TEMPLATES"]
