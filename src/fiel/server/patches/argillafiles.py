"""The versions of Argilla's files that we have read, so that no others are patched."""

import hashlib
import importlib.util
from pathlib import Path

from fiel.errors import FielError

_VERSION = "2.8.0"

# The first 16 digits of the SHA-256 of each file that this package partly replaces or relies on.
_READ_SOURCES = {
    "_app.py": "e969798641c4d078",
    "api/handlers/v1/authentication.py": "58e49182c41ff7a4",
    "api/handlers/v1/datasets/datasets.py": "c1c673f54308b00f",
    "api/handlers/v1/datasets/records.py": "1b0e3ba8102ae216",
    "api/handlers/v1/datasets/records_bulk.py": "6487493b8db48e05",
    "api/handlers/v1/oauth2.py": "827f30fedae19140",
    "api/handlers/v1/records.py": "21395d56b44d577a",
    "api/handlers/v1/users.py": "4db848f4de97f238",
    "api/policies/v1/response_policy.py": "46a0819f0b675864",
    "api/schemas/v1/questions.py": "e452bd1559cdea70",
    "api/schemas/v1/records.py": "d12de3c50f0c9a20",
    "api/schemas/v1/records_bulk.py": "c741ebae67d7c886",
    "api/schemas/v1/responses.py": "4dd19e6e5a992f55",
    "api/schemas/v1/suggestions.py": "b373f3a87f98e763",
    "api/schemas/v1/users.py": "36f734c14aadf877",
    "bulk/records_bulk.py": "cc37c47655efa99a",
    "contexts/accounts.py": "c2fbf1eb86c33cd4",
    "contexts/datasets.py": "11671825ff23aeab",
    "contexts/distribution.py": "4abf58cbf5e2c9a7",
    "contexts/hub.py": "43d7e915af1bda81",
    "contexts/records.py": "2e4453431f4b3ab4",
    "contexts/webhooks.py": "2fac6f0247a8f903",
    "database.py": "eb547b8f54b87da3",
    "errors/error_handler.py": "d2613bf96db9aa9f",
    "jobs/hub_jobs.py": "402098ef53593924",
    "jobs/queues.py": "d0f37b86afbf7444",
    "jobs/webhook_jobs.py": "e803238252e49350",
    "models/database.py": "a384ce268ed6bdeb",
    "models/metadata_properties.py": "6feaec2d86f668d9",
    "models/mixins.py": "2efef619ebb5da4b",
    "search_engine/base.py": "b1280774cb963951",
    "security/authentication/db/bearer_token_backend.py": "cf29b603a5dee899",
    "security/authentication/jwt.py": "0b548cdedab8252f",
    "security/authentication/oauth2/_backends.py": "bfbae63ed51cd3a1",
    "security/authentication/oauth2/provider.py": "46716e5f6ed5199b",
    "security/authentication/provider.py": "4cb14dc1dc47b52d",
    "security/authentication/userinfo.py": "90c26116187c609c",
    "static/index.html": "961f5a352fc74fcf",  # it names the interface's scripts and styles by their hashes
    "validators/records.py": "1dec07be9a65a06f",
    "validators/users.py": "7767c69366042c90",
    "webhooks/v1/records.py": "b6f24297dfff16a7",
    "webhooks/v1/responses.py": "b06964fa28daa627",
}


def installed_package() -> Path:
    """Return the folder of ``argilla_server`` without importing it."""
    found = importlib.util.find_spec("argilla_server")
    if found is None or not found.submodule_search_locations:
        raise FielError("argilla-server: expected it to be installed, found none")
    return Path(found.submodule_search_locations[0])


def check_sources(package: Path) -> None:
    """Refuse an argilla-server whose files differ from those that we have read.

    Raises:
        FielError: A file is missing or differs.
    """
    for name, expected in _READ_SOURCES.items():
        path = package / name
        found = hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else "no file"
        if found != expected:
            raise FielError(
                f"{path}: expected the file of argilla-server {_VERSION} (SHA-256 {expected}…), found "
                f"{found}: Fiel replaces parts of it and cannot know whether they still fit"
            )
