"""Adds everything about invitations to Argilla's API."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from fiel.server.joining import arriving, consent, invitations, practice
from fiel.server.joining.replies import JoiningRefused


def serve_joining(api: Any) -> None:
    """Serve invitations under ``fiel/`` of an API."""
    for each in (arriving, consent, invitations, practice):
        api.include_router(each.router)

    async def answer_refusal(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, JoiningRefused)
        return error.answer()

    api.add_exception_handler(JoiningRefused, answer_refusal)
