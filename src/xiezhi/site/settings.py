"""Settings: all that Django asks for, read from the court's folder and the environment."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOME = Path(os.environ.get("XIEZHI_HOME", "var"))


def database(url: str, home: Path) -> dict[str, Any]:
    """Where the tables are: PostgreSQL by its address, else a file in the court's folder, durable at every commit."""
    if url:
        parts = urlsplit(url)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "court.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": database(os.environ.get("XIEZHI_DATABASE_URL", ""), HOME)}
CHECK_ADDRESS = os.environ.get("XIEZHI_ADDRESS", "http://127.0.0.1:8000").rstrip("/") + "/v/"
LOG_HOST = os.environ.get("XIEZHI_LOG_HOST", "xiezhi.invalid")
SECRET_KEY = os.environ.get("XIEZHI_SECRET_KEY", "only-for-a-demonstration-court")
INSTALLED_APPS = ["xiezhi.evidence", "xiezhi.records", "xiezhi.desk", "xiezhi.engine"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
