"""The interface as one object: OpenAPI 3.1, every path and body made from the definitions."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

import xiezhi.procedures.course  # the procedures, joined: every path below is made from them
from xiezhi.api import (
    calculators,
    claim_tables,
    deposits,
    digests,
    figures,
    proceedings,
    public,
    search,
    signing,
    steps,
)
from xiezhi.api.errors import answer_errors

assert xiezhi.procedures.course.COURSE


class Readable(JSONRenderer):
    """JSON whose Chinese a person can read."""

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, cls=self.encoder_class, ensure_ascii=False)


api = NinjaAPI(
    title="獬豸 Xiezhi",
    version=version("xiezhi"),
    description="页面能看的、能办的，程序同样能看、能办：同一个定义，同一道门。",
    docs_url=None,
    openapi_url="/openapi.json",
    renderer=Readable(),
    urls_namespace="api",
)
answer_errors(api)
steps.add_steps()
calculators.add_calculators()
api.add_router("", proceedings.router)
api.add_router("", steps.router)
api.add_router("", signing.router)
api.add_router("", claim_tables.router)
api.add_router("", public.router)
api.add_router("", calculators.router)
api.add_router("", deposits.router)
api.add_router("", digests.router)
api.add_router("", figures.router)
api.add_router("", search.router)
