"""The files and variables of a campaign's two Spaces, without secrets.

Argilla's Space runs Fiel's embedded server instead of Argilla's own image: the same Argilla 2.8, in one
process, with an interface patched so that text in a record cannot run as a script. Both are Docker Spaces,
because the Hub no longer has a Streamlit SDK, and are built from the same wheel and lock file.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fiel.campaign import Campaign
from fiel.people.oauth import describe_oauth
from fiel.spaces.wheel import Wheel

DISK_HOME, OTHER_HOME = "/data/fiel", "/home/user/fiel"
_PORT = 7860

SpaceKind = Literal["argilla", "dashboard"]

_DOCKERFILE = """# Written by fiel space, which overwrites it at each run.
FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 1000 user
WORKDIR /app
COPY requirements.txt {wheel} ./
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.txt \\
    && pip install --no-cache-dir --no-deps ./{wheel}
COPY . .
USER user
ENV HOME=/home/user PYTHONUNBUFFERED=1
{prepare}EXPOSE {port}
CMD ["bash", "start.sh"]
"""

_PREPARE = {
    # Or each start of the container would make the interface anew.
    "argilla": 'RUN python -c "from fiel.server.interfacecache import find_interface; find_interface()"\n',
    "dashboard": "",
}

# What the embedded server needs from the Space: persistent storage, its owner, and the OAuth application.
_START_ARGILLA = """#!/usr/bin/env bash
set -euo pipefail
case "$FIEL_HOME" in
  /data/*) mountpoint -q /data || { echo "/data: expected persistent storage, found none" >&2; exit 1; } ;;
esac
umask 077
mkdir -p "$FIEL_HOME"
printf '%s' "$FIEL_CREDENTIALS" > "$FIEL_HOME/credentials.json"
unset FIEL_CREDENTIALS
cp "$(dirname "$0")/oauth.yaml" "$FIEL_HOME/oauth.yaml"
export OAUTH2_HUGGINGFACE_CLIENT_ID="$OAUTH_CLIENT_ID"
export OAUTH2_HUGGINGFACE_CLIENT_SECRET="$OAUTH_CLIENT_SECRET"
# Only the Hub's proxy reaches the port, from a private network.
exec fiel up --host 0.0.0.0 --port PORT --proxy private "$@"
""".replace("PORT", str(_PORT))

_START_DASHBOARD = f"""#!/usr/bin/env bash
exec fiel dashboard --host 0.0.0.0 --port {_PORT} "$@"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """The wanted state of a Space.

    Attributes:
        files: Content of each file, by path.
        variables: Its public variables.
        disk: Whether it needs persistent storage.
    """

    kind: SpaceKind
    repo: str
    files: dict[str, bytes]
    variables: dict[str, str]
    disk: bool = False

    @property
    def marker(self) -> str:
        """Path of the file that marks the Space as created by Fiel."""
        return f".fiel-{self.kind}"


def describe_argilla(repo: str, campaigns: Sequence[Campaign], wheel: Wheel, *, database: bool) -> Space:
    """Describe the Space in which people annotate; everyone who signs in can answer in the campaigns.

    ``database`` says that the data is in an external database instead of on the Space's disk.
    """
    extra = ["hf_oauth: true", *([] if database else ["suggested_storage: small"])]
    text = "Sign in with your Hugging Face account to take part."
    files = _common("argilla", _title("Argilla", campaigns), extra, text, wheel) | {
        "oauth.yaml": describe_oauth([each.name for each in campaigns]).encode(),
        "start.sh": _START_ARGILLA.encode(),
    }
    variables = {"FIEL_HOME": OTHER_HOME if database else DISK_HOME}
    return Space(kind="argilla", repo=repo, files=files, variables=variables, disk=not database)


def describe_dashboard(repo: str, campaigns: Sequence[Campaign], wheel: Wheel) -> Space:
    """Describe the Space of the public dashboard, which reads the dataset with the same OWNER/NAME."""
    text = f"It shows the last snapshot in the dataset [{repo}](https://huggingface.co/datasets/{repo})."
    files = _common("dashboard", _title("Progress", campaigns), [], text, wheel)
    files["start.sh"] = _START_DASHBOARD.encode()
    variables = {"FIEL_HOME": OTHER_HOME, "FIEL_SNAPSHOT": f"hf://datasets/{repo}"}
    return Space(kind="dashboard", repo=repo, files=files, variables=variables)


def _title(what: str, campaigns: Sequence[Campaign]) -> str:
    return f"{what}: {' · '.join(each.title_in(each.language) for each in campaigns)}"


def _common(kind: SpaceKind, title: str, extra: Sequence[str], text: str, wheel: Wheel) -> dict[str, bytes]:
    head = [
        f"title: {json.dumps(title, ensure_ascii=False)}",
        "emoji: ✅",
        "colorFrom: green",
        "colorTo: blue",
        "sdk: docker",
        f"app_port: {_PORT}",
        "pinned: false",
        "tags: [fiel]",
        *extra,
    ]
    front = "\n".join(head)
    readme = f"---\n{front}\n---\n\n# {title}\n\n{text} Made with Fiel: `fiel space` writes these files.\n"
    return {
        "README.md": readme.encode(),
        "Dockerfile": _DOCKERFILE.format(wheel=wheel.name, port=_PORT, prepare=_PREPARE[kind]).encode(),
        "requirements.txt": wheel.requirements.encode(),
        wheel.name: wheel.content,
        f".fiel-{kind}": b"This Space is written by fiel space.\n",
    }
