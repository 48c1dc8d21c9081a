"""What the settings take from the pages: middleware, templates, assets. Plain data, imports no models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

MIDDLEWARE = (
    "xiezhi.pages.middleware.StrictHeaders",
    "xiezhi.pages.middleware.SameOrigin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "xiezhi.pages.middleware.AtTheWindow",
    "xiezhi.pages.middleware.Answers",
)
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"environment": "xiezhi.pages.rendering.of_django"},
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = Path(__file__).parent / "static"
CSRF_COOKIE_HTTPONLY = True
"""Forms carry the token; htmx takes it from the body's hx-headers."""
