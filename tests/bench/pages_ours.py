"""A court of many matters to be looked at: its tables made, an officer signed in, and one mediation with its docket."""

import os
from typing import Any

from tests.bench import door_ours
from tests.bench.worker import obey


def town(folder: str, url: str) -> dict[str, Any]:
    """Among the matters that are laid there take one mediation to its agreement; what to ask for, and whose cookie to
    bring."""
    door_ours.court(folder, url, "pages2")
    from django.db import connection
    from django.utils.timezone import now

    from xiezhi.desk.accounts import Account
    from xiezhi.desk.sessions import COOKIE, open_session
    from xiezhi.engine.door import act
    from xiezhi.engine.entry_ids import entry_id
    from xiezhi.pages.my_cases import MOST
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import rows, table_of

    steps, number = door_ours.journey("pages/shown"), 0
    step, talks = next(steps), ""
    try:
        while True:
            receipt = act(**step, key=f"shown/{number}")
            if step["step"].id == "filing.accept":
                talks = entry_id(door_ours.COURT, step["by"], f"{receipt.entry}>1")
            step, number = steps.send(receipt), number + 1
    except StopIteration:
        pass
    officer = door_ours.KEPT["officers"]["filing_judge"]
    account = Account.objects.create(login="officer", person=officer, handle="officer", created=now())
    token = open_session(now(), account).token
    found = table_of(Proceeding).model.objects.filter(court=door_ours.COURT, closed="", procedure="filing")
    deep = found.order_by("opened", "id").values_list("opened", "id")[MOST * 2]
    assert rows(Proceeding, id=talks)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what PostgreSQL comes to by itself in a minute
    door_ours.KEPT["door"].__exit__(None, None, None)
    return {
        "cookie": f"{COOKIE}={token}",
        "list": "/mine",
        "deep": f"/mine?after={deep[0]}&after={deep[1]}",
        "proceeding": f"/case/{talks}",
    }


def serve(port: int) -> None:
    from pathlib import Path

    from xiezhi.site.home import open_home

    open_home(Path(os.environ["XIEZHI_HOME"]))
    from xiezhi.site.serving import serve as serve_

    serve_(Path(os.environ["XIEZHI_HOME"]), "127.0.0.1", port, 2, expose_demo=False)


if __name__ == "__main__":
    import sys

    if sys.argv[1:]:
        serve(int(sys.argv[1]))
    else:
        obey(town)
