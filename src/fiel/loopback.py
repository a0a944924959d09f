"""Detect addresses on this machine; a proxy could not reach them, and would see the API key."""

import ipaddress
from urllib.parse import urlsplit

HOSTS = ("localhost", "127.0.0.1", "::1")


def is_loopback(url: str) -> bool:
    """Tell whether an address is on this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or host.endswith(".localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:  # a host name, or not an address
        return False


def trusts_environment(url: str) -> bool:
    """Tell whether to use the environment's proxies for an address (``trust_env`` in httpx)."""
    return not is_loopback(url)
