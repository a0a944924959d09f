"""The values inside Argilla's JSON columns, whether one or a list, as rows to compare, sort and count."""

import json
from typing import Any

import sqlalchemy as sa


def json_values(column: Any, *path: str) -> Any:
    """Return a table with the column ``value``: each item of the list at a path, or the one value there.

    Nothing at the path gives no row. The table belongs to the row of ``column`` in the enclosing query.
    """
    place = "$" + "".join("." + json.dumps(name, ensure_ascii=False) for name in path)
    # A JSON column given to a function is passed as the text it is stored as.
    items = sa.func.json_each(sa.type_coerce(column, sa.String), place)
    return items.table_valued(sa.column("value"), name=None)
