"""Plain Django, as granian serves it."""

import os

from tests.bench import door_peers

door_peers._set_up("", os.environ["PEERS_DATABASE_URL"])

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
