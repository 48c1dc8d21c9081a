"""Plain Django with as many matters: its tables made, an officer signed in, and one mediation with its docket.

Runs in the peers' environment. With an argument it serves on that port."""

import sys
from typing import Any

from tests.bench import door_peers
from tests.bench.matters import SETTLED
from tests.bench.worker import obey


def town(folder: str, url: str, count: int) -> dict[str, Any]:
    """Lay the matters; what to ask for, and whose cookie to bring."""
    door_peers._set_up(folder, url)
    from django.core.management import call_command

    from tests.bench.peer_app.court import Officer

    call_command("migrate", run_syncdb=True, verbosity=0)
    door_peers.index()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.db import connection

    from tests.bench.peer_app.models import Matter
    from tests.bench.peer_app.steps import orm

    shown = orm(None, "submit", "150902195001010001")
    for step in door_peers.JOURNEY[1:]:
        orm(shown, step, "")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO peer_app_matter (state, number, cause, amount, claim, reasons, opened, changed) "
            "SELECT 'reviewing', '', '民间借贷纠纷', 8000000, '偿还借款', '借款到期未还', "
            "current_date - (n %% 900)::int, now() "
            "FROM generate_series(1, %s) s(n)",
            [count],
        )
        for name, role in (("王某", "claimant"), ("张某", "defendant")):
            cursor.execute(
                "INSERT INTO peer_app_party (kind, matter, name, role, id_number, address) "
                "SELECT 'orm', id, %s, %s, '', '集宁区' FROM peer_app_matter",
                [name, role],
            )
        cursor.execute("CREATE INDEX peer_list ON peer_app_matter (opened DESC, id DESC)")
        for each in SETTLED[connection.vendor]:
            cursor.execute(each)
    user = User.objects.create_user("officer", password="officer")
    for office in ("filing_judge", "judge"):
        Officer.objects.create(user=user, office=office, since="2024-01-01")
    session = SessionStore()
    session.update({"_auth_user_id": str(user.pk), "_auth_user_hash": user.get_session_auth_hash()})
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session.save()
    deep = Matter.objects.order_by("opened", "pk")[100]
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}",
        "list": "/list",
        "deep": f"/list?day={deep.opened}&id={deep.pk}",
        "proceeding": f"/matter/{shown}",
    }


if __name__ == "__main__":
    if sys.argv[1:]:
        from granian.constants import Interfaces
        from granian.server import Server

        Server(
            "tests.bench.pages_peers_wsgi:application",
            address="127.0.0.1",
            port=int(sys.argv[1]),
            interface=Interfaces.WSGI,
            workers=2,
            blocking_threads=8,
            log_access=False,
            log_level="warning",
        ).serve()
    else:
        obey(town)
