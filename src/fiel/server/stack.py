"""Argilla for the stack, as its own command would serve it but for who gets in: ``fiel.server.stack:app``.

The search engine, the queues and the database are those of the environment, and any number of such servers
may share them. What is changed in Argilla is only what decides who signs in as whom, what each may do, and
how much one request may carry.
"""

from argilla_server import app
from argilla_server.api.routes import api_v1

from fiel.server.patches.applying import apply
from fiel.server.patches.sources import check_sources, installed_package

__all__ = ["app"]

check_sources(installed_package())
apply(app, api_v1, embedded=False)
