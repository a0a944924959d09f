"""How the embedded server sends the interface's files: compressed, and kept by the browser for a year.

Their addresses change with their content (`fiel.server.patches.filenames`). What is at other addresses, such
as the entry page, is asked for each time, and sent only if it changed. The stack's nginx does the same.
"""

import mimetypes
import os
import re
from pathlib import Path
from typing import Any

from argilla_server.static_rewrite import RewriteStaticFiles
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import NotModifiedResponse
from starlette.types import Scope

from fiel.server.compression import ASKED_FOR, KEPT, SUFFIXES, choose_encoding
from fiel.server.patches.filenames import BUNDLES, find_name

_BUNDLE = re.compile(rf"({BUNDLES}(?:\.[0-9a-f]+)?)/(.+)")


class InterfaceFiles(RewriteStaticFiles):  # type: ignore[misc]  # it has no types
    """The files of a finished copy of the interface, which do not change while the server runs."""

    def __init__(self, top: Path) -> None:
        """Look at the files."""
        super().__init__(directory=str(top), html=True)
        self._name = find_name(top)
        files = [path for path in Path(os.path.realpath(top)).rglob("*") if path.is_file()]
        self._copies = {str(path): path.stat() for path in files if path.suffix in SUFFIXES.values()}
        self._bundles = {path.name for path in files if path.parent.name == BUNDLES}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, or with the entry page where there is none."""
        found = _BUNDLE.fullmatch(path)
        if found is None:
            return await self._find(path, scope)
        name, file = found.groups()
        if file not in self._bundles:
            return PlainTextResponse("Not Found", 404)
        # A page that was open before an update may ask for a file of the earlier version.
        return await self._find(f"{BUNDLES}/{file}", {**scope, "fiel.kept": name == self._name})

    async def _find(self, path: str, scope: Scope) -> Response:
        found: Response = await super().get_response(path, scope)
        return found

    def file_response(
        self, full_path: Any, stat_result: Any, scope: Scope, status_code: int = 200
    ) -> Response:
        """Send a file, in the best encoding for the client; only a whole one is compressed."""
        asked = Headers(scope=scope)
        path, encoding = str(full_path), choose_encoding(asked.get("accept-encoding", ""))
        copy = f"{path}{SUFFIXES[encoding]}" if encoding and "range" not in asked else ""
        headers = {
            "Cache-Control": KEPT if scope.get("fiel.kept") else ASKED_FOR,
            "ETag": f'"{self._name.removeprefix(BUNDLES)[1:]}"',
            "Vary": "Accept-Encoding",
        }
        if copy in self._copies:
            path, stat_result = copy, self._copies[copy]
            headers |= {"Content-Encoding": str(encoding), "ETag": f'{headers["ETag"][:-1]}-{encoding}"'}
        media_type = mimetypes.guess_type(str(full_path))[0] or "application/octet-stream"
        response = FileResponse(path, status_code, headers, media_type, stat_result=stat_result)
        if self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response


def serve_interface(application: Any) -> None:
    """Send the interface's files in our way instead of Argilla's."""
    for route in application.routes:
        if isinstance(getattr(route, "app", None), RewriteStaticFiles):
            route.app = InterfaceFiles(Path(route.app.directory))
