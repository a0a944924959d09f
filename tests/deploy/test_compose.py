import copy
import importlib.metadata
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from fiel.settings import Settings
from tests.deploy.stack import (
    COMPOSE_FILE,
    FILLED_IN,
    PROFILES,
    TOP,
    VARIABLE,
    command_of,
    load_stack,
    raw_stack,
    services_of,
)
from tests.helpers.commands import find_command

ALWAYS = {"backup", "dashboard", "postgres", "proxy", "watcher"}
STARTED = {
    "elasticsearch": ALWAYS | {"argilla", "elasticsearch", "prepare", "redis", "worker"},
    "opensearch": ALWAYS | {"argilla-opensearch", "opensearch", "prepare", "redis", "worker-opensearch"},
    "light": ALWAYS | {"light"},
}
ONE_SHOT = {"prepare", "fiel"}
ALL = sorted(load_stack()["services"])
EXAMPLE = (TOP / ".env.example").read_text(encoding="utf-8")
SECRET = re.compile("PASSWORD|SECRET|KEY|TOKEN")


@pytest.fixture(scope="module")
def schema() -> Validator:
    """The compose specification's, a file that the package check-jsonschema carries."""
    package = importlib.metadata.distribution("check-jsonschema")
    path = Path(str(package.locate_file("check_jsonschema/builtin_schemas/vendor/compose-spec.json")))
    content = json.loads(path.read_text(encoding="utf-8"))
    return validator_for(content)(content)


def test_the_file_is_one_of_the_compose_specification(schema: Validator) -> None:
    for stack in (raw_stack(), load_stack()):
        assert [error.message for error in schema.iter_errors(stack)] == []


@pytest.mark.parametrize(
    ("key", "value"), [("depend_on", []), ("mem_limit", []), ("healthcheck", {"tests": []})]
)
def test_the_specification_refuses_what_is_not_of_it(schema: Validator, key: str, value: Any) -> None:
    stack = load_stack()
    stack["services"]["postgres"][key] = value
    assert not schema.is_valid(stack)


@pytest.mark.parametrize("profile", PROFILES)
def test_docker_compose_itself_starts_the_same(profile: str, tmp_path: Path) -> None:
    try:
        subprocess.run(["docker", "compose", "version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine has no docker compose")
    variables = tmp_path / "env"
    variables.write_text("".join(f"{name}={value}\n" for name, value in FILLED_IN.items()))
    asked = ["--env-file", str(variables), "--file", str(COMPOSE_FILE), "--profile", profile]
    found = subprocess.run(
        ["docker", "compose", *asked, "config", "--services"], check=True, capture_output=True, text=True
    )
    assert set(found.stdout.split()) == STARTED[profile]


@pytest.mark.parametrize("profile", PROFILES)
def test_each_profile_is_a_whole(profile: str) -> None:
    services = services_of(profile)
    assert set(services) == STARTED[profile]
    every = load_stack()["services"]
    for name, service in services.items():
        for needed, condition in service.get("depends_on", {}).items():
            assert needed in every, name
            assert needed in services or condition.get("required") is False, (name, needed)
        for address in addresses(service):
            assert host_of(address, services), (name, address)


def addresses(service: Mapping[str, Any]) -> Iterator[str]:
    for value in service.get("environment", {}).values():
        yield from re.findall(r"//(?:[^@/]+@)?([a-z][a-z-]*):\d+", value)
    yield from re.findall(r"^(postgres)$", service.get("environment", {}).get("PGHOST", ""))


def host_of(address: str, services: Mapping[str, Mapping[str, Any]]) -> str | None:
    """Which service answers by a name."""
    for name, service in services.items():
        networks = service["networks"]
        aliases = (
            [alias for each in networks.values() for alias in each.get("aliases", [])]
            if isinstance(networks, dict)
            else []
        )
        if address in (name, *aliases):
            return name
    return None


def test_the_argilla_of_each_profile_is_found_by_one_name() -> None:
    found = {profile: host_of("argilla", services_of(profile)) for profile in PROFILES}
    assert found == {"elasticsearch": "argilla", "opensearch": "argilla-opensearch", "light": "light"}


def test_languagetool_is_added_to_a_profile_and_reached_by_the_command_only() -> None:
    stack = load_stack({**FILLED_IN, "FIEL_LANGUAGETOOL_URL": "http://languagetool:8081"})
    service, command = stack["services"]["languagetool"], stack["services"]["fiel"]
    assert service["profiles"] == ["languagetool"] and stack["networks"]["language"]["internal"] is True
    on_its_network = {name for name, each in stack["services"].items() if "language" in each["networks"]}
    assert on_its_network == {"desk", "fiel", "languagetool"} and service["networks"] == ["language"]
    for name in ("desk", "fiel"):
        needed = stack["services"][name]["depends_on"]["languagetool"]
        assert needed == {"condition": "service_healthy", "required": False}
    settings = Settings.model_validate(command["environment"])
    assert settings.languagetool_url == "http://languagetool:8081"
    stage = (TOP / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    heap = re.search(r"-Xmx(\d+m)", stage)
    assert heap and megabytes(heap[1]) <= megabytes(service["mem_limit"]) / 2
    assert 'CMD ["--port", "8081", "--public"]' in stage


@pytest.mark.parametrize("name", ALL)
def test_each_service_is_pinned_limited_watched_and_started_again(name: str) -> None:
    service = load_stack()["services"][name]
    image, _, version = service["image"].partition(":")
    assert re.search(r"\d+\.\d+", version), version
    assert image.count("/") <= 1 and "." not in image  # a name of the Docker Hub, with no registry's host
    assert service["mem_limit"]
    assert ("healthcheck" in service) == (name not in ONE_SHOT)
    assert service["restart"] == {"prepare": "on-failure:5", "fiel": "no"}.get(name, "unless-stopped")
    assert "no-new-privileges:true" in service["security_opt"]
    assert "container_name" not in service and "privileged" not in service


def megabytes(text: str) -> int:
    found = re.fullmatch(r"(\d+)([gm])b?", text)
    assert found, text
    return int(found[1]) * {"g": 1024, "m": 1}[found[2]]


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("elasticsearch", "-Xmx"),
        ("opensearch", "-Xmx"),
        ("redis", "--maxmemory "),
        ("postgres", "shared_buffers="),
    ],
)
def test_a_store_is_told_to_take_at_most_half_of_its_memory(name: str, option: str) -> None:
    service = load_stack()["services"][name]
    told = " ".join([*service.get("command", []), *service.get("environment", {}).values()])
    found = re.search(f"{option}(\\d+[a-zA-Z]+)", told)
    assert found
    assert megabytes(found[1].lower()) <= megabytes(service["mem_limit"]) / 2


@pytest.mark.parametrize("profile", PROFILES)
def test_the_guide_says_how_much_memory_the_limits_are_together(profile: str) -> None:
    limits = [
        megabytes(each["mem_limit"]) * int(each.get("deploy", {}).get("replicas", 1))
        for name, each in services_of(profile).items()
        if name not in ONE_SHOT
    ]
    guide = (TOP / "guides" / "en" / "stack.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `{profile}` \|.*\| (?:(\d+) GB|the same)", guide, re.M)
    said = int(row[1] or 13) if row else 0
    assert said - 1 < sum(limits) / 1024 <= said


def test_the_search_server_is_the_one_that_the_tests_run() -> None:
    parts = (TOP / "tests" / "stack" / "pom.xml").read_text(encoding="utf-8")
    version = load_stack()["services"]["opensearch"]["image"].partition(":")[2]
    assert f"<version>{version}" in parts


@pytest.mark.parametrize("name", ["argilla", "argilla-opensearch"])
def test_the_server_is_the_one_that_the_tests_of_the_stack_run(name: str) -> None:
    """Argilla by itself gives an account to anyone of that name on the Hub: ``tests/stack``."""
    service = load_stack()["services"][name]
    assert "fiel.server.stack:app" in service["command"] and service["image"].startswith("fiel:")
    assert '"fiel.server.stack:app"' in (TOP / "tests/stack/running.py").read_text(encoding="utf-8")


def test_the_desk_is_the_command_with_what_the_command_has() -> None:
    services = load_stack()["services"]
    desk, command, watcher = services["desk"], services["fiel"], services["watcher"]
    assert desk["profiles"] == ["desk"]
    for key in ("volumes", "networks", "mem_limit"):
        assert desk[key] == command[key], key
    assert desk["environment"] == {**command["environment"], "FIEL_CAMPAIGN": "campaigns"}
    (campaigns,) = [each for each in command["volumes"] if each.startswith("./campaigns:")]
    assert not campaigns.endswith(":ro")  # answers to comments and decisions are written there
    assert f"{campaigns}:ro" in watcher["volumes"]
    settings = Settings.model_validate({**FILLED_IN, "FIEL_WEBHOOK": "https://chat.example.org/x"})
    assert settings.webhook and set(watcher["environment"]) - set(command["environment"]) == {"FIEL_WEBHOOK"}
    assert {*command["environment"]} <= {str(field.alias) for field in Settings.model_fields.values()}


def test_only_the_proxy_is_published_and_the_desk_on_this_machine() -> None:
    services = load_stack()["services"]
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert set(published) == {"desk", "proxy"} and published["desk"] == ["127.0.0.1:8502:8502"]
    assert not [name for name, service in services.items() if "network_mode" in service]


def test_what_is_ours_runs_with_no_right_and_on_a_file_system_that_it_cannot_change() -> None:
    ours = {name: each for name, each in load_stack()["services"].items() if "build" in each}
    others = {"elasticsearch", "opensearch", "postgres", "redis"}
    assert set(ours) == set(load_stack()["services"]) - others
    for service in ours.values():
        assert service["read_only"] is True and service["cap_drop"] == ["ALL"]


def test_the_dashboard_reaches_the_proxy_and_reads_the_snapshot_and_nothing_else() -> None:
    stack = load_stack()
    dashboard = stack["services"]["dashboard"]
    assert dashboard["networks"] == ["pages"] and stack["networks"]["pages"]["internal"] is True
    assert {name for name, each in stack["services"].items() if "pages" in each["networks"]} == {
        "dashboard",
        "proxy",
    }
    assert dashboard["volumes"] == ["snapshot:/snapshot:ro"]
    assert dashboard["environment"] == {"FIEL_SNAPSHOT": "/snapshot"}


def test_stores_are_on_a_network_without_a_way_out_that_the_proxy_is_not_on() -> None:
    stack = load_stack()
    assert stack["networks"]["data"]["internal"] is True
    for name in ("postgres", "redis", "elasticsearch", "opensearch"):
        assert stack["services"][name]["networks"] == ["data"]
    for name in ("proxy", "watcher", "fiel", "dashboard"):
        assert "data" not in stack["services"][name]["networks"]


def test_each_volume_and_network_that_is_named_is_declared_and_used() -> None:
    stack = load_stack()
    services = stack["services"].values()
    volumes = {each.partition(":")[0] for service in services for each in service.get("volumes", [])}
    assert {name for name in volumes if not name.startswith(".")} == set(stack["volumes"])
    assert {name for service in services for name in service["networks"]} == set(stack["networks"])
    for path in (name for name in volumes if name.startswith(".")):
        assert (TOP / path).is_dir()


@pytest.mark.parametrize("variable", sorted(set(FILLED_IN)))
def test_nothing_starts_without_what_must_be_filled_in(variable: str) -> None:
    without = {name: value for name, value in FILLED_IN.items() if name != variable}
    with pytest.raises(LookupError, match=f"{variable}: .{{10}}"):
        load_stack(without)


def test_no_secret_has_a_value_of_its_own() -> None:
    text = COMPOSE_FILE.read_text(encoding="utf-8")
    must = {found["name"] for found in VARIABLE.finditer(text) if found["kind"] == "?"}
    secrets = 0
    for name, service in raw_stack()["services"].items():
        for key, value in service.get("environment", {}).items():
            if not SECRET.search(key) and "@postgres" not in value:
                continue
            found = VARIABLE.search(value)
            assert found and found["name"], (name, key)
            secrets += 1
            assert found["name"] in must or (found["kind"] == "-" and not found["rest"]), (name, key)
    assert secrets > 20


def test_the_example_of_the_variables_names_each_and_gives_no_secret() -> None:
    used = {found["name"] for found in VARIABLE.finditer(COMPOSE_FILE.read_text(encoding="utf-8"))} - {None}
    named = dict(re.findall(r"^(?:# )?([A-Z][A-Z0-9_]+)=(.*)$", EXAMPLE, flags=re.MULTILINE))
    assert used - set(named) == set()
    given = {name: value for name, value in named.items() if SECRET.search(name)}
    assert given and not {name for name, value in given.items() if value.partition("#")[0].strip()}
    assert named["COMPOSE_PROFILES"] == "elasticsearch"


@pytest.mark.parametrize("name", ["dashboard", "desk", "fiel", "light", "watcher"])
def test_the_commands_of_ours_are_ones_that_fiel_has(name: str) -> None:
    words = command_of(load_stack()["services"][name])
    if words == ["--help"]:
        return
    command = find_command(words[0])
    assert command.make_context(words[0], words[1:]).params  # parsed and not run


def test_a_typing_error_in_a_command_would_be_seen() -> None:
    with pytest.raises(click.UsageError):
        find_command("dashboard").make_context("dashboard", ["--hosts", "0.0.0.0"])


def test_the_two_search_engines_differ_in_nothing_else() -> None:
    services = load_stack()["services"]
    for role in ("argilla", "worker"):
        one, other = copy.deepcopy(services[role]), copy.deepcopy(services[f"{role}-opensearch"])
        assert other.pop("profiles") == ["opensearch"] and one.pop("profiles") == ["elasticsearch"]
        assert other["depends_on"].pop("opensearch") == one["depends_on"].pop("elasticsearch")
        assert set(other.pop("networks")) == set(one.pop("networks"))
        changed = {
            key: value for key, value in other.pop("environment").items() if value != one["environment"][key]
        }
        one.pop("environment")
        assert changed == {
            "ARGILLA_SEARCH_ENGINE": "opensearch",
            "ARGILLA_ELASTICSEARCH": "http://opensearch:9200",
        }
        assert one == other
