"""In which order a stack's containers started, from what the engine said of them meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

_READY = {
    "service_started": "start",
    "service_healthy": "health_status: healthy",
    "service_completed_successfully": "die",
}
"""What the engine says of a container that is as another one asks for."""


def find_starts(
    services: Mapping[str, Mapping[str, Any]], noted: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], bool]:
    """Whether each service started only when what it depends on was as it asks, all replicas of both.

    Args:
        services: As Docker Compose understands them.
        noted: The engine's events of the first start.
    """
    first: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for each in noted:
        about = each["Actor"]["Attributes"]
        if about.get("exitCode", "0") == "0":
            key = about["com.docker.compose.service"], each["Action"]
            first[key].setdefault(each["Actor"]["ID"], each["timeNano"])
    found = {}
    for name, service in services.items():
        started = first[name, "start"]
        for needed, how in service.get("depends_on", {}).items():
            if started and first[needed, "start"]:
                ready = first[needed, _READY[how["condition"]]]
                whole = ready.keys() == first[needed, "start"].keys()
                found[name, needed] = whole and max(ready.values()) <= min(started.values())
    return found
