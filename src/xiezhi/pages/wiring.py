"""What settings and server take from the pages: middleware, templates, assets, headers. Plain data, no models."""

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
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
ONLY_HTTPS = "max-age=63072000"
"""Two years in which a browser asks this host by HTTPS alone."""
PLAIN = '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
"""How a page begins that needs nothing else of ours."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), serial=(), "
    "bluetooth=(), midi=(), display-capture=()",
    "Referrer-Policy": "same-origin",
}
"""No address of ours goes to another site. Not `no-referrer`: with it a browser hides the origin of our own forms."""
