"""The rules of the firewall are put back, tried in a network of its own where a table was not in use."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.deploy.stack import TOP
from tests.helpers.tools import leave_out

pytestmark = [pytest.mark.long, pytest.mark.docker]

ADDED = "iptables --policy FORWARD DROP && iptables --new DOCKER && iptables --append FORWARD --jump DOCKER"
CODE = f"""
import subprocess
from tests.docker.firewall import restore_rules, save_rules

before = save_rules()
subprocess.run({ADDED!r}, shell=True, check=True)
assert "FORWARD DROP" in save_rules()
restore_rules(before)
print(save_rules())
"""


@pytest.mark.parametrize("earlier", ["true", "iptables --append INPUT --protocol udp --jump DROP"])
def test_what_an_engine_adds_is_gone_and_what_was_there_stays(earlier: str) -> None:
    if os.geteuid() != 0 or shutil.which("iptables") is None:
        leave_out("needs root and iptables")
    inside = f'{earlier} && exec "$0" -c "$1"'
    asked = ["unshare", "--net", "sh", "-c", inside, sys.executable, CODE]
    done = subprocess.run(
        asked, cwd=TOP, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": "."}
    )
    assert done.returncode == 0, done.stderr
    assert "DOCKER" not in done.stdout and "FORWARD DROP" not in done.stdout
    assert ("-A INPUT -p udp -j DROP" in done.stdout) == (earlier != "true")
