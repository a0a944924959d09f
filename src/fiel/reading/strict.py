"""The base of all that is read from files of our own forms."""

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """Values that never change, of which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)
