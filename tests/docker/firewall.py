"""The machine's rules for packets, to which an engine adds its own."""

import re
import subprocess

_BUILT_IN = re.compile(r"^:(\w+) (?!-)\w+", re.M)


def save_rules() -> str:
    """All rules, as a text that names every table in use."""
    return subprocess.run(["iptables-save"], check=True, capture_output=True, text=True).stdout


def restore_rules(rules: str) -> None:
    """Put rules back; of a table that was not in use, nothing is left."""
    unused = {name: text for name, text in _tables(save_rules()).items() if name not in _tables(rules)}
    for name, text in unused.items():
        chains = [f":{chain} ACCEPT [0:0]\n" for chain in _BUILT_IN.findall(text)]
        rules += f"*{name}\n{''.join(chains)}COMMIT\n"
    subprocess.run(["iptables-restore"], input=rules, check=True, text=True)


def _tables(rules: str) -> dict[str, str]:
    return dict(re.findall(r"^\*(\w+)\n(.*?)^COMMIT$", rules, re.M | re.S))
