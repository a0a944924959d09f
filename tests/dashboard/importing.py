"""Modules of the dashboard, which is a folder of scripts and no package."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

DASHBOARD = Path(__file__).parents[2] / "dashboard"


def from_dashboard(name: str) -> Any:
    """Import a module as Streamlit does, by its bare name."""
    if str(DASHBOARD) not in sys.path:
        sys.path.insert(0, str(DASHBOARD))
    return import_module(name)
