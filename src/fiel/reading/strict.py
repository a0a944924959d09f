"""The base of all that is read from files of our own forms."""

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """A model whose values never change and that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)
