"""The invitation to give ten minutes, and where they help most."""

from dataclasses import dataclass
