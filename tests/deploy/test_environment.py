"""Each variable that a service is given is one that something in it reads."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fiel.server.patches.argillafiles import installed_package
from fiel.settings import load_settings
from tests.deploy.stack import load_stack

PACKAGE = installed_package()
SERVICES = load_stack()["services"]

# What images of others read, by the page of each on the Docker Hub, OpenSearch's "Docker" page of its
# documentation, and PostgreSQL's "Environment Variables" of libpq. A name with a dot is a setting of a
# search server's own configuration file.
OTHERS = {
    "postgres": {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"},
    "redis": set[str](),
    "elasticsearch": {"discovery.type", "xpack.security.enabled", "ES_JAVA_OPTS"},
    "opensearch": {
        "discovery.type",
        "DISABLE_INSTALL_DEMO_CONFIG",
        "DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI",
        "DISABLE_SECURITY_PLUGIN",
        "OPENSEARCH_JAVA_OPTS",
    },
    "backup": {"PGHOST", "PGUSER", "PGPASSWORD", "PGDATABASE"},
    "proxy": set[str](),
    "languagetool": set[str](),
}
# Both are of our image, in which Argilla's commands are run as they are.
ARGILLA = {name for name, each in SERVICES.items() if each.get("entrypoint") == ["env"]}
OURS = {name for name, each in SERVICES.items() if each["image"].startswith("fiel:")} - ARGILLA
LIBRARIES = {"HF_HOME"}  # huggingface_hub's, in which the worker's jobs keep what they fetch


def settings_fields(path: Path, prefix: str) -> Iterator[str]:
    """The variables of a model of pydantic-settings, read without importing what they would change."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef) and node.name == "Settings":
            for each in node.body:
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                    yield prefix + each.target.id.upper()


def argilla_reads() -> set[str]:
    names = {*settings_fields(PACKAGE / "settings.py", "ARGILLA_")}
    names |= {*settings_fields(PACKAGE / "security" / "settings.py", "ARGILLA_AUTH_")}
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        names |= set(re.findall(r"""(?:os\.getenv\(|os\.environ\[)["'](\w+)["']""", text))
        for each in re.findall(r"""_environment_variable_for_property\(["'](\w+)["']""", text):
            names.add(f"OAUTH2_HUGGINGFACE_{each.upper()}")
    return names


def fiel_reads(name: str) -> bool:
    value = "http://some.value.of.enough.letters"
    return load_settings({name: value}, dotenv=Path("none")) != load_settings({}, dotenv=Path("none"))


def test_what_argilla_reads_was_found() -> None:
    known = {"ARGILLA_REDIS_URL", "ARGILLA_AUTH_SECRET_KEY", "USERNAME", "HF_HUB_DISABLE_TELEMETRY"}
    known |= {"OAUTH2_HUGGINGFACE_CLIENT_ID", "OAUTH2_HUGGINGFACE_CLIENT_SECRET"}
    assert known <= argilla_reads()
    assert not {"ARGILLA_ELASTIC_SEARCH", "ARGILLA_SECRET_KEY", "PASSWORD"} & argilla_reads()
    assert fiel_reads("FIEL_SNAPSHOT") and not fiel_reads("FIEL_SNAPSHOTS")


def test_each_service_is_of_one_kind() -> None:
    assert len(ARGILLA) == 5 and len(OURS) == 5
    assert ARGILLA | OURS | set(OTHERS) == set(SERVICES)


@pytest.mark.parametrize("name", sorted(ARGILLA))
def test_what_argilla_is_given_is_read(name: str) -> None:
    in_command = set(re.findall(r"\$(\w+)", " ".join(SERVICES[name]["command"])))
    assert set(SERVICES[name]["environment"]) - argilla_reads() - LIBRARIES - in_command == set()


@pytest.mark.parametrize("name", sorted(OURS))
def test_what_fiel_is_given_is_read(name: str) -> None:
    unread = {each for each in SERVICES[name]["environment"] if not fiel_reads(each)}
    allowed = (
        {each for each in argilla_reads() if not each.startswith("ARGILLA_")} if name == "light" else set()
    )
    assert unread - allowed == set()


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_what_other_images_are_given_is_known(name: str) -> None:
    assert set(SERVICES[name].get("environment", {})) == OTHERS[name]


def test_the_backup_reads_no_other_variable_than_it_has() -> None:
    script = (Path(__file__).parents[2] / "deploy" / "backup.sh").read_text(encoding="utf-8")
    read = set(re.findall(r"\$\{?([A-Z_]+)\b(?!:-)", script))
    assert read == {"PGDATABASE"}


def accepted(environment: dict[str, str], folder: Path) -> dict[str, Any]:
    """What Argilla's settings make of an environment; its application, which would connect, is left out."""
    code = (
        "import sys, types; package = types.ModuleType('argilla_server');"
        f"package.__path__ = [{str(PACKAGE)!r}]; package.__file__ = {str(PACKAGE / '__init__.py')!r};"
        "sys.modules['argilla_server'] = package;"
        "from argilla_server.settings import settings;"
        "from argilla_server.security.settings import settings as security;"
        "print(settings.model_dump_json(), security.model_dump_json(), sep='\\n')"
    )
    bare = {key: value for key, value in os.environ.items() if not key.startswith("ARGILLA_")}
    given = bare | environment | {"ARGILLA_HOME_PATH": str(folder), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=given)
    one, other = map(json.loads, done.stdout.splitlines())
    return {**one, **other}


@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"])
def test_argilla_accepts_the_values(engine: str, tmp_path: Path) -> None:
    name = "argilla" if engine == "elasticsearch" else f"argilla-{engine}"
    settings = accepted(SERVICES[name]["environment"], tmp_path)
    assert settings["search_engine"] == engine and settings["elasticsearch"] == f"http://{engine}:9200"
    assert settings["database_url"] == (
        "postgresql+asyncpg://argilla:the-database-secret@postgres:5432/argilla"
    )
    assert settings["redis_url"] == "redis://redis:6379/0"
    assert settings["secret_key"] == "the-session-secret" and settings["oauth_cfg"] == "/oauth/oauth.yaml"
    assert settings["cors_origins"] == [] and settings["enable_telemetry"] is False
    pool = settings["database_postgresql_pool_size"] + settings["database_postgresql_max_overflow"]
    assert 4 * pool < 300  # connections that PostgreSQL is told to allow, for four servers
    assert "max_connections=300" in SERVICES["postgres"]["command"]
