"""What the interface says of itself: made once for all tests that ask, because it takes seconds."""

from __future__ import annotations

from typing import Any

from xiezhi.api.interface import api

DESCRIBED: dict[str, Any] = dict(api.get_openapi_schema(path_prefix="/api/"))
PATHS: dict[str, dict[str, Any]] = DESCRIBED["paths"]
