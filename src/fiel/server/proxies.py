"""Trusted proxies, whose forwarded client addresses a server uses."""

import ipaddress
from collections.abc import Iterable

from fiel.errors import FielError

PRIVATE = "private"
"""Stands for all private networks, such as those of containers and Spaces."""

_LOOPBACK = ("127.0.0.1", "::1")
_PRIVATE_NETWORKS = ("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")


def read_proxies(given: Iterable[str]) -> list[str]:
    """Return the addresses and networks of trusted proxies; those on this machine are always trusted.

    Those given are addresses, networks such as ``10.1.0.0/16``, or ``private``.

    Raises:
        FielError: One is something else.
    """
    found = [*_LOOPBACK]
    for each in given:
        if each == PRIVATE:
            found += _PRIVATE_NETWORKS
            continue
        try:
            network = ipaddress.ip_network(each)
        except ValueError:
            raise FielError(
                f"--proxy: expected an address, a network such as 10.1.0.0/16, or {PRIVATE}, found {each!r}"
            ) from None
        found.append(str(network))
    return list(dict.fromkeys(found))
