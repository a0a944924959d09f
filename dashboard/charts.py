"""The charts, in the theme's colours, so that they work in light and dark mode."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from fiel.front.wording import Words

Chart = dict[str, Any]
"""A finished Vega-Lite chart with its data. Building and validating one takes longer than the rest of a page,
so it is worth caching."""

_Altair = alt.Chart | alt.LayerChart | alt.FacetChart

alt.theme.enable("none")  # Streamlit decides sizes and colours

_HEIGHT, _TALL = 210, 340
_CELL = 16
_QUIET = "#88888840"  # visible but subtle in light and dark mode


def timeline_chart(words: Words, daily: pd.DataFrame) -> Chart:
    """Draw the answers gathered; ``daily`` has one row per day: ``day`` and ``answers_so_far``.

    It begins with none on the day before, so that one day makes a line.
    """
    before = daily.head(1).assign(answers=0, answers_so_far=0)
    before["day"] -= pd.Timedelta(days=1)
    daily = pd.concat([before, daily], ignore_index=True)
    return _finish(
        words,
        daily,
        alt.Chart()
        .mark_area(line=True, fillOpacity=0.18, interpolate="monotone")
        .encode(
            x=alt.X(
                "utcyearmonthdate(day):T", title=None, axis=alt.Axis(tickCount=5, grid=False, format="%-d %b")
            ),
            y=alt.Y("answers_so_far:Q", title=None, axis=alt.Axis(tickCount=4)),
            tooltip=[
                alt.Tooltip("utcyearmonthdate(day):T", title=words.text("day-column"), format="%-d %b %Y"),
                alt.Tooltip("answers:Q", title=words.text("answers-column")),
                alt.Tooltip("answers_so_far:Q", title=words.text("so-far-column")),
            ],
        )
        .properties(height=_HEIGHT),
    )


def calendar_chart(words: Words, calendar: pd.DataFrame) -> Chart:
    """Draw a square per day, darker the more answers it had.

    ``calendar`` has one row per day: ``week`` (its Monday), ``weekday`` (0 is Monday), ``day`` and
    ``answers``.
    """
    names = words.weekdays()
    shown = f"datum.value % 2 ? '' : {names}[datum.value]"
    return _finish(
        words,
        calendar,
        alt.Chart()
        .mark_rect(cornerRadius=3)
        .encode(
            x=alt.X(
                "utcyearmonthdate(week):O",
                title=None,
                scale=alt.Scale(paddingInner=0.14),
                axis=alt.Axis(
                    labelExpr="utcdate(datum.value) <= 7 ? utcFormat(datum.value, '%b') : ''",
                    labelAngle=0,
                    orient="top",
                    ticks=False,
                    domain=False,
                    labelOverlap=False,
                ),
            ),
            y=alt.Y(
                "weekday:O",
                title=None,
                scale=alt.Scale(paddingInner=0.14),
                axis=alt.Axis(labelExpr=shown, ticks=False, domain=False),
            ),
            color=alt.condition("datum.answers > 0", alt.Color("answers:Q", legend=None), alt.value(_QUIET)),
            tooltip=[
                alt.Tooltip("utcyearmonthdate(day):T", title=words.text("day-column"), format="%-d %b %Y"),
                alt.Tooltip("answers:Q", title=words.text("answers-column")),
            ],
        )
        .properties(width=alt.Step(_CELL), height=alt.Step(_CELL)),
    )


def lorenz_chart(words: Words, points: Sequence[tuple[float, float]]) -> Chart:
    """Draw how answers are shared: points of share of people, fewest answers first, and of answers."""
    real, equal = words.text("lorenz-real"), words.text("lorenz-equal")
    rows = [{"people": x, "answers": y, "line": real} for x, y in points]
    rows += [{"people": x, "answers": x, "line": equal} for x in (0.0, 1.0)]
    percent = alt.Axis(format="%", tickCount=5)
    lines = (
        alt.Chart()
        .mark_line()
        .encode(
            x=alt.X("people:Q", title=words.text("lorenz-people"), axis=percent),
            y=alt.Y("answers:Q", title=words.text("lorenz-answers"), axis=percent),
            color=alt.Color("line:N", title=None, sort=[real, equal], legend=alt.Legend(orient="top")),
            strokeDash=alt.StrokeDash("line:N", sort=[real, equal], legend=None),
        )
    )
    return _finish(words, pd.DataFrame(rows), alt.layer(lines).properties(height=_TALL))


def _finish(words: Words, data: pd.DataFrame, chart: _Altair) -> Chart:
    locale = words.locale
    widths: tuple[Literal["wide"], Literal["abbreviated"]] = ("wide", "abbreviated")
    months, short_months = (list(get_month_names(width, locale=locale).values()) for width in widths)
    days, short_days = (_from_sunday(get_day_names(width, locale=locale)) for width in widths)
    name = f"data-{pd.util.hash_pandas_object(data).sum()}"  # other data makes another chart
    finished = chart.properties(data=alt.NamedData(name)).configure(
        aria=False,  # the chart as a whole is described; Vega would name its parts in English
        locale=alt.Locale(
            number=alt.NumberLocale(
                decimal=get_decimal_symbol(locale),
                thousands=get_group_symbol(locale),
                grouping=[3],
                currency=["", ""],
                percent="\u00a0%",
            ),
            time=alt.TimeLocale(
                dateTime="%x, %X",
                date="%-d %b %Y",
                time="%H:%M",
                periods=["AM", "PM"],
                days=days,
                shortDays=short_days,
                months=months,
                shortMonths=short_months,
            ),
        ),
    )
    return {**finished.to_dict(), "datasets": {name: data}}


def _from_sunday(names: Mapping[int, str]) -> list[str]:
    return [names[(index + 6) % 7] for index in range(7)]
