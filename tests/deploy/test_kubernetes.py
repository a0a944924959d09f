"""The manifests: valid, whole, and about the same programs with the same rights as docker-compose.yml."""

import re
from collections.abc import Iterator
from typing import Any

import kubernetes_validate
import pytest
import yaml

from tests.deploy.stack import TOP, command_of, load_stack

FOLDER = TOP / "deploy/kubernetes"
VERSIONS = ("1.30", kubernetes_validate.latest_version())
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
SERVICES = load_stack()["services"]


def resources() -> list[dict[str, Any]]:
    texts = [(FOLDER / name).read_text(encoding="utf-8") for name in KUSTOMIZATION["resources"]]
    return [each for text in texts for each in yaml.safe_load_all(text)]


def pods() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The name, labels and specification of each kind of pod."""
    for each in resources():
        spec = each["spec"].get("jobTemplate", each)["spec"]
        if "template" in spec:
            template = spec["template"]
            yield each["metadata"]["name"], template["metadata"]["labels"], template["spec"]


def containers() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, _, spec in pods():
        for container in spec["containers"]:
            yield name, container


@pytest.mark.parametrize("version", VERSIONS)
def test_kubernetes_takes_every_manifest(version: str) -> None:
    found = resources()
    for each in found:
        kubernetes_validate.validate(each, version, strict=True)
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate({**found[0], "spek": {}}, version, strict=True)


def test_the_kustomization_has_every_file_and_image() -> None:
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}
    assert set(KUSTOMIZATION["resources"]) == files
    named = {each["name"]: each["newTag"] for each in KUSTOMIZATION["images"]}
    assert {container["image"] for _, container in containers()} == set(named)
    assert {f"{name}:{tag}" for name, tag in named.items()} <= {each["image"] for each in SERVICES.values()}


@pytest.mark.parametrize("name", ["light", "dashboard", "watcher", "backup"])
def test_a_container_does_what_the_service_of_compose_does(name: str) -> None:
    container = next(each for pod, each in containers() if pod == each["name"] == name)
    words = command_of(SERVICES[name])
    if name == "watcher":
        assert [word for word in container["args"] if not word.endswith(".yaml")] == [
            word for word in words if not word.endswith(".yaml")
        ]
    elif name == "backup":
        assert (container["args"], words) == (["now"], ["nightly"])  # the cluster says when
    else:
        assert container["args"] == words
    given = {each["name"] for each in container["env"]}
    # In compose all four connections are one address; there is no LanguageTool here.
    assert given == {*SERVICES[name]["environment"]} - {"FIEL_LANGUAGETOOL_URL"}
    limit = container["resources"]["limits"]["memory"]
    assert limit.lower().removesuffix("i") == SERVICES[name]["mem_limit"]


def test_secrets_are_in_the_secret_and_the_dashboard_has_none() -> None:
    for name, container in containers():
        for each in container.get("env", []):
            if re.search("PASSWORD|SECRET|KEY|TOKEN", each["name"]):
                assert "secretKeyRef" in each["valueFrom"], name
            if name in ("dashboard", "proxy"):
                assert "valueFrom" not in each


def test_every_container_is_locked_down() -> None:
    for _, _, spec in pods():
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["automountServiceAccountToken"] is False
        volumes = {each["name"]: each for each in spec["volumes"]}
        for container in spec["containers"]:
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert {"requests", "limits"} <= container["resources"].keys()
            mounted = {each["name"] for each in container["volumeMounts"]}
            claims = {"home"} if "StatefulSet" in {each["kind"] for each in resources()} else set()
            assert mounted <= volumes.keys() | claims


def test_services_and_policies_reach_the_pods_that_they_name() -> None:
    labels = [each for _, each, _ in pods()]

    def selected(wanted: dict[str, str]) -> bool:
        return any(wanted.items() <= each.items() for each in labels)

    ports = {port["containerPort"] for _, each in containers() for port in each.get("ports", [])}
    for each in resources():
        spec = each["spec"]
        if each["kind"] == "Service":
            assert selected(spec["selector"])
            assert {port.get("targetPort", port["port"]) for port in spec["ports"]} <= ports
        if each["kind"] == "NetworkPolicy":
            peers = [
                peer
                for rule in [*spec.get("ingress", []), *spec.get("egress", [])]
                for peer in [*rule.get("from", []), *rule.get("to", [])]
            ]
            assert all(selected(peer["podSelector"]["matchLabels"]) for peer in peers)
            assert selected(spec["podSelector"].get("matchLabels", {}))
    upstreams = (FOLDER / "upstreams.conf").read_text(encoding="utf-8")
    services = {each["metadata"]["name"] for each in resources() if each["kind"] == "Service"}
    assert set(re.findall(r"http://([a-z]+)\.fiel\.svc", upstreams)) <= services
    compose = (TOP / "deploy/upstreams.conf").read_text(encoding="utf-8")
    assert re.findall(r"set (\$\w+)", upstreams) == re.findall(r"set (\$\w+)", compose)
