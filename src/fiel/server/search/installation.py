"""Our additions to Argilla's database: tables, indexes and triggers, restored when lost."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

_LEDGER = sa.table("fiel_installations", sa.column("name", sa.String), sa.column("digest", sa.String))
_CREATE_LEDGER = "CREATE TABLE IF NOT EXISTS fiel_installations (name TEXT PRIMARY KEY, digest TEXT NOT NULL)"


@dataclass(frozen=True, kw_only=True)
class Installation:
    """Database objects that belong together, with names that begin with ``fiel_``.

    Attributes:
        name: Prefix of its triggers' names, after ``fiel_``.
        drop: Statements that remove any version of it, if present.
        create: Statements that create it.
        fill: Statements that fill it from the existing data.
    """

    name: str
    drop: Sequence[str]
    create: Sequence[str]
    fill: Sequence[str]

    @property
    def digest(self) -> str:
        """Digest of the created objects, which distinguishes versions."""
        return hashlib.sha256("\0".join(self.create).encode()).hexdigest()

    def ensure(self, connection: sa.Connection) -> bool:
        """Install it unless it is present; return whether it had to be installed.

        Triggers are counted, because one of Argilla's migrations can recreate a table without its triggers.
        """
        connection.exec_driver_sql(_CREATE_LEDGER)
        ours = _LEDGER.c.name == self.name
        digest = connection.scalar(sa.select(_LEDGER.c.digest).where(ours))
        if digest == self.digest and self._triggers(connection) == self._triggers_wanted:
            return False
        for statement in (*self.drop, *self.create, *self.fill):
            connection.exec_driver_sql(statement)
        connection.execute(sa.delete(_LEDGER).where(ours))
        connection.execute(sa.insert(_LEDGER).values(name=self.name, digest=self.digest))
        return True

    @property
    def _triggers_wanted(self) -> int:
        return sum("CREATE TRIGGER" in statement for statement in self.create)

    def _triggers(self, connection: sa.Connection) -> int:
        if connection.dialect.name == "sqlite":
            triggers = sa.table("sqlite_master", sa.column("name", sa.String), sa.column("type", sa.String))
            name, kind = triggers.c.name, triggers.c.type == "trigger"
        else:
            triggers = sa.table("pg_trigger", sa.column("tgname", sa.String), sa.column("tgisinternal"))
            name, kind = triggers.c.tgname, sa.not_(triggers.c.tgisinternal)
        ours = name.startswith(f"fiel_{self.name}_", autoescape=True)
        return connection.scalar(sa.select(sa.func.count()).select_from(triggers).where(kind, ours)) or 0
