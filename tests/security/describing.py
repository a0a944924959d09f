"""Print a description of Fiel's own routes, which are not in that of Argilla's API.

It imports the embedded server, so it needs a process and a home of its own:
``python -m tests.security.describing HOME``.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fiel.server.credentials import ensure_credentials
from fiel.server.environment import Environment, import_argilla
from fiel.server.home import prepare_home


def describe_own_routes(home: Path) -> dict[str, Any]:
    """Return what OpenAPI says of the routes below ``/fiel`` when they are shown."""
    home = prepare_home(home)
    import_argilla(Environment(home, ensure_credentials(home, None)[0]))

    from argilla_server import app
    from argilla_server.api.routes import api_v1
    from fastapi.openapi.utils import get_openapi
    from fastapi.routing import APIRoute

    from fiel.server.changefeed import router
    from fiel.server.patches.applying import apply

    api_v1.include_router(router)
    apply(app, api_v1, embedded=True)
    own = [each for each in api_v1.routes if isinstance(each, APIRoute) and each.path.startswith("/fiel/")]
    for each in own:
        each.include_in_schema = True
    return get_openapi(title="Fiel", version="1", routes=own)


if __name__ == "__main__":
    print(json.dumps(describe_own_routes(Path(sys.argv[1]))))
