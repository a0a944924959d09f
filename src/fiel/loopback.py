"""What runs on this machine is asked directly: a proxy would not find it, and would read the key."""

import ipaddress
from urllib.parse import urlsplit

HOSTS = ("localhost", "127.0.0.1", "::1")


def is_loopback(url: str) -> bool:
    """Tell whether an address is on this machine."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or host.endswith(".localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name, or no address at all
        return False


def trusts_environment(url: str) -> bool:
    """Tell whether the proxies of the environment are for this address; httpx calls it ``trust_env``."""
    return not is_loopback(url)
