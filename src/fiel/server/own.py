"""A person's own page as JSON, for `fiel.server.ownpage`, computed from the database for who is signed in.

It is the same on the embedded server, on Spaces and on the stack, because all of them have the database and
nothing else in common. It tells a person about their own answers: never a name, a text or a number of
somebody else's. What the organizers tell them, such as titles and replies, is in the datasets' metadata,
written by `fiel.annotation.telling`.

The work is bounded: the newest answers only, one computation at a time, kept for a few seconds by person.
"""

import asyncio
import time
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import ResponseStatus
from argilla_server.models import Record, Response, User
from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.exceptions import HTTPException
from starlette.responses import Response as Answer

from fiel.items import split_name
from fiel.judgements import identify_comment
from fiel.people.credits import Profile
from fiel.people.notenames import RELEASE_KEY, REPLIES_KEY, has_items
from fiel.server.dependencies import CurrentUser, Database
from fiel.server.fastjson import dump_json
from fiel.server.ownforms import (
    AskedForm,
    describe_form,
    describe_others,
    describe_place,
    find_open,
    read_forms,
)
from fiel.server.ownkeys import describe_keys
from fiel.server.ownwork import (
    COMMENT,
    STATES,
    VERDICT,
    StoredAnswer,
    count_work,
    describe_correction,
    describe_item,
    read_value,
)

ANSWERS, CORRECTIONS, COMMENTS = 50_000, 100, 50
"""How many of a person's newest answers, corrections and comments are looked at."""

_KEPT_SECONDS, _KEPT_PEOPLE = 15, 500
_AT_ONCE = 4  # requests that wait; each keeps one of the places in the database
_PRIVATE = {"Cache-Control": "private, no-store"}

router = APIRouter()
_turn = asyncio.Lock()
_computing: set[UUID] = set()
_kept: OrderedDict[tuple[UUID, int], tuple[float, str]] = OrderedDict()


@router.get("/fiel/own", include_in_schema=False)
async def show_own_page(
    db: Database,
    current_user: CurrentUser,
    offset: Annotated[int, Query(ge=-840, le=840)] = 0,
) -> Answer:
    """Answer with what the signed-in person did; ``offset`` is their clock's, in minutes from UTC."""
    key = (current_user.id, offset)
    if (known := _find_kept(key)) is None:
        if current_user.id in _computing or len(_computing) >= _AT_ONCE:
            raise HTTPException(429, "your page is being made: try again", headers={"Retry-After": "1"})
        _computing.add(current_user.id)
        try:
            async with _turn:
                known = dump_json(await _describe(db, current_user, offset))
        finally:
            _computing.discard(current_user.id)
        _keep(key, known)
    return Answer(known, media_type="application/json", headers=_PRIVATE)


def _find_kept(key: tuple[UUID, int]) -> str | None:
    made_at, content = _kept.get(key, (0.0, ""))
    return content if content and time.monotonic() - made_at <= _KEPT_SECONDS else None


def _keep(key: tuple[UUID, int], content: str) -> None:
    _kept[key] = (time.monotonic(), content)
    _kept.move_to_end(key)
    while len(_kept) > _KEPT_PEOPLE:
        _kept.popitem(last=False)


@router.get("/fiel/own/queues", include_in_schema=False)
async def list_own_queues(db: Database, current_user: CurrentUser) -> Answer:
    """Answer with the tasks in which the signed-in person can answer, and whether they have open items."""
    forms = await read_forms(db, current_user)
    open_ones = await find_open(db, current_user, forms)
    content = {
        "tasks": [describe_form(each, open_ones) for each in forms if each.answers],
        **describe_others(forms, open_ones),
    }
    return Answer(dump_json(content), media_type="application/json", headers=_PRIVATE)


async def _describe(db: AsyncSession, user: User, offset: int) -> dict[str, Any]:
    forms = await read_forms(db, user)
    by_id = {form.id: form for form in forms}
    items = [form.id for form in forms if has_items(form.name)]
    open_ones = await find_open(db, user, forms)
    times = await _read_times(db, user, items)
    corrections = await _describe_corrections(db, user, by_id, items)
    return {
        **count_work(times, now=datetime.now(UTC).replace(tzinfo=None), offset=offset),
        "tasks": [describe_form(form, open_ones) for form in forms if form.answers],
        "blind": describe_others(forms, open_ones)["blind"],
        "blind_answers": len(await _read_times(db, user, [form.id for form in forms if form.is_blind])),
        "keys": await describe_keys(db, user, forms),
        "counts": {state: sum(each["state"] == state for each in corrections) for state in STATES},
        "corrections": corrections,
        "comments": await _describe_comments(db, user, by_id, items),
        "credits": await _describe_credits(db, user, forms),
    }


async def _read_times(db: AsyncSession, user: User, datasets: Sequence[UUID]) -> list[datetime]:
    """Read when the person's answers were sent; those of a restored campaign have noted times."""
    noted = Record.metadata_["original_times"]["answers"][str(user.id)]["updated_at"].as_string()
    statement = (
        sa.select(Response.updated_at, Response.inserted_at, noted.label("noted"))
        .join(Record, Record.id == Response.record_id)
        .where(
            Response.user_id == user.id,
            Response.status == ResponseStatus.submitted,
            Record.dataset_id.in_(datasets),
        )
        .order_by(Response.updated_at.desc())
        .limit(ANSWERS)
    )
    return [
        datetime.fromisoformat(row.noted).replace(tzinfo=None)
        if row.noted and abs((row.updated_at - row.inserted_at).total_seconds()) < 1
        else row.updated_at
        for row in await db.execute(statement)
    ]


def _value_of(question: str) -> Any:
    return Response.__table__.c["values"][question]["value"].as_string()


async def _describe_corrections(
    db: AsyncSession, user: User, forms: Mapping[UUID, AskedForm], datasets: Sequence[UUID]
) -> list[dict[str, Any]]:
    own = (
        sa.select(Record.id, Record.dataset_id, Record.fields, Record.metadata_.label("notes"))
        .join(Response, Response.record_id == Record.id)
        .where(
            Response.user_id == user.id,
            Response.status == ResponseStatus.submitted,
            Record.dataset_id.in_(datasets),
            _value_of(VERDICT) == "corrected",
        )
        .order_by(Response.updated_at.desc())
        .limit(CORRECTIONS)
    )
    records = list(await db.execute(own))
    answers = await _read_answers(db, [record.id for record in records])
    described = await asyncio.to_thread(_decide, str(user.id), records, answers, forms)
    return [each for each in described if each]


async def _read_answers(db: AsyncSession, records: Sequence[UUID]) -> dict[UUID, list[StoredAnswer]]:
    statement = (
        sa.select(
            Response.record_id,
            Response.user_id,
            User.role,
            Response.__table__.c["values"].label("content"),
            Response.updated_at,
        )
        .join(User, User.id == Response.user_id)
        .where(Response.record_id.in_(records), Response.status == ResponseStatus.submitted)
    )
    found = defaultdict(list)
    for row in await db.execute(statement):
        organizer = str(row.role) in ("owner", "admin")
        found[row.record_id].append(
            StoredAnswer(
                person=str(row.user_id),
                organizer=organizer,
                values=row.content or {},
                answered_at=row.updated_at,
            )
        )
    return found


def _decide(
    person: str,
    records: Sequence[Any],
    answers: Mapping[UUID, Sequence[StoredAnswer]],
    forms: Mapping[UUID, AskedForm],
) -> list[dict[str, Any] | None]:
    described = []
    for record in records:
        form, notes = forms[record.dataset_id], record.notes or {}
        released = form.notes.get(RELEASE_KEY)
        found = None
        if not notes.get("superseded"):
            found = describe_correction(
                person,
                record.fields,
                answers.get(record.id, ()),
                min_submitted=form.min_submitted,
                released_at=datetime.fromisoformat(released["until"]) if released else None,
            )
        described.append(found and {**found, **describe_place(form, notes)})
    return described


async def _describe_comments(
    db: AsyncSession, user: User, forms: Mapping[UUID, AskedForm], datasets: Sequence[UUID]
) -> list[dict[str, Any]]:
    """Describe the person's comments, those with a reply first."""
    statement = (
        sa.select(
            Record.dataset_id,
            Record.external_id,
            Record.fields,
            Record.metadata_.label("notes"),
            Response.__table__.c["values"].label("content"),
        )
        .join(Response, Response.record_id == Record.id)
        .where(Response.user_id == user.id, Record.dataset_id.in_(datasets), _value_of(COMMENT) != "")
        .order_by(Response.updated_at.desc())
        .limit(COMMENTS)
    )
    described = []
    for row in await db.execute(statement):
        form, text = forms[row.dataset_id], read_value(row.content, COMMENT)
        task = form.page.get("task", form.name)
        key = identify_comment(task, split_name(row.external_id or "")[0], text)
        reply = (form.notes.get(REPLIES_KEY) or {}).get(key)
        described.append(
            {
                "comment": text,
                "item": describe_item(row.fields),
                "reply": reply and reply["done"],
                "answered": reply and reply["answered"],
                **describe_place(form, row.notes or {}),
            }
        )
    return sorted(described, key=lambda each: each["reply"] is None)


async def _describe_credits(db: AsyncSession, user: User, forms: Sequence[AskedForm]) -> list[dict[str, Any]]:
    """Tell how the person is named in each campaign, and where they can change it."""
    about = {form.id: form for form in forms if form.is_about}
    statement = (
        sa.select(Record.dataset_id, Response.status, Response.__table__.c["values"].label("content"))
        .join(Record, Record.id == Response.record_id)
        .where(
            Record.dataset_id.in_(about),
            Response.user_id == user.id,
            Response.status != ResponseStatus.draft,
        )
    )
    said = {row.dataset_id: row for row in await db.execute(statement)}
    pages = {form.campaign: form.page for form in forms if form.page}
    described = []
    for form in about.values():
        page, row = pages.get(form.campaign, {}), said.get(form.id)
        agreed = row is not None and row.status == ResponseStatus.submitted
        profile = Profile(
            username=user.username,
            credit=agreed and read_value(row.content, "credit") == "yes",  # type: ignore[union-attr]
            display_name=read_value(row.content, "display_name") if row else "",
        )
        name = " ".join(profile.display_name.split()) if profile.credit and not profile.problem else None
        dashboard = page.get("dashboard")
        described.append(
            {
                "titles": page.get("titles") or {"": form.campaign},
                "about": str(form.id) if form.member else None,
                "asked": row is not None,
                "name": name,
                "dashboard": dashboard,
                "url": f"{dashboard.rstrip('/')}/?person={quote(name)}" if dashboard and name else None,
            }
        )
    return described
