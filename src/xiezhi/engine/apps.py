"""Django's word for this folder: it has no tables; when it is loaded, the guard stands."""

from django.apps import AppConfig


class Engine(AppConfig):
    name = "xiezhi.engine"

    def ready(self) -> None:
        from xiezhi.engine.guarded import watch_connections

        watch_connections()
