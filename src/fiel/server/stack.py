"""Argilla for the stack, with our changes to access control: ``fiel.server.stack:app``.

Search engine, queues and database come from the environment, and any number of such servers can share them.
The changes in Argilla are to who signs in as whom, what each may do, how large a request can be and what may
not be overwritten; owners also have quicker ways to read and to load many records.
"""

from argilla_server import app
from argilla_server.api.routes import api_v1

from fiel.server.patches.applying import apply
from fiel.server.patches.argillafiles import check_sources, installed_package

__all__ = ["app"]

check_sources(installed_package())
apply(app, api_v1, embedded=False)
