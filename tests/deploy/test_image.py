import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fiel.commands import COMMANDS
from tests.deploy.stack import TOP, load_stack
from tests.helpers.wheels import build_wheel

DOCKERFILE = (TOP / "deploy" / "Dockerfile").read_text(encoding="utf-8")
IGNORE = (TOP / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
STAGES = {
    found[2]: found[0]
    for found in re.findall(r"^(FROM (\S+) AS (\w+)\n.*?)(?=^FROM|\Z)", DOCKERFILE, re.M | re.S)
}


def test_the_stages_that_the_stack_builds_are_there_pinned_and_run_as_nobody_special() -> None:
    targets = {each["build"]["target"] for each in load_stack()["services"].values() if "build" in each}
    assert targets == {"fiel", "backup", "languagetool", "proxy"} and targets <= set(STAGES)
    for target in targets:
        users = re.findall(r"^USER (\S+)$", STAGES[target], re.M)
        assert users and users[-1] != "root"
    for image in re.findall(r"^FROM (\S+)", DOCKERFILE, re.M):
        assert image in STAGES or re.search(r":\d+\.\d+\.\d+", image), image


def test_an_update_of_fiel_leaves_the_packages_of_debian_as_they_are() -> None:
    """What a stage installs comes before anything of Fiel's in it and in those that it is made of."""
    installing = [name for name, text in STAGES.items() if "apt-get" in text]
    assert {"backup", "languagetool", "jars"} == {*installing}
    for name in installing:
        before = STAGES[name].partition("apt-get")[0]
        while (parent := before.split()[1]) in STAGES:
            before = STAGES[parent] + before
        assert "COPY" not in before, name


def test_what_is_copied_is_there_and_sent_to_the_builder() -> None:
    copied = [
        line.split()[1:-1]
        for line in DOCKERFILE.splitlines()
        if line.startswith("COPY ") and "--from" not in line
    ]
    names = {name for line in copied for name in line if not name.startswith("--")}
    assert len(names) > 8
    for name in names:
        assert (TOP / name).exists() and f"!{name}" in IGNORE, name
    assert IGNORE[0] == "*" and not {"!.env", "!.git", "!tests", "!deploy/tls"} & set(IGNORE)


def test_the_wheel_that_is_installed_carries_what_the_services_need(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(tmp_path), str(TOP)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("fiel-*.whl")
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    assert {"fiel/server/interface.py", "fiel/server/patches/panel.css"} <= names
    assert {"fiel/server/page/start.js", "fiel/server/page/notices.css"} <= names
    assert {"fiel/_bundled/dashboard/app.py", "fiel/_bundled/campaigns/demo.yaml"} <= names


def test_the_image_gets_the_locked_versions(tmp_path: Path) -> None:
    """By the line of the Dockerfile that makes the list of them."""
    line = re.search(r"-m fiel\.spaces\.wheel \S+ \| (sed .*) > /dist/requirements.txt", DOCKERFILE)
    assert line is not None
    shell = f"{sys.executable} -m fiel.spaces.wheel {build_wheel(tmp_path)} | {line[1]}"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=True)
    listed = done.stdout.splitlines()
    lock = (TOP / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^(\S+==[^\\\n]*?) ?\\?$", lock, re.M))
    assert set(listed) <= locked and len(listed) > 100
    names = {each.partition("==")[0] for each in listed}
    assert {"argilla-server", "fastapi", "starlette", "annotated-doc", "streamlit"} <= names
    assert not {"pytest", "mypy", "lm-eval"} & names, "the tools of development stay out"


def test_the_database_and_what_dumps_it_are_of_one_version() -> None:
    version = load_stack()["services"]["postgres"]["image"].partition(":")[2].partition(".")[0]
    assert f"postgresql-client-{version}" in STAGES["backup"]


@pytest.mark.parametrize("name", ["up", "dashboard", "snapshot", "launch", "oauth-file"])
def test_the_entry_point_has_what_the_stack_asks_of_it(name: str) -> None:
    assert 'ENTRYPOINT ["fiel"]' in STAGES["fiel"] and name in COMMANDS
