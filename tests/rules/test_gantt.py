"""The schedule drawn: days onto cells, the axis above, the signs, and the columns that fit."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from engtrack import language
from engtrack.nouns.schedule.drawing.axis import Scale, axis, scale_of
from engtrack.nouns.schedule.drawing.bars import (
    ASCII,
    UNICODE,
    Item,
    bar,
    legend,
    mark,
    signs_for,
    span_of,
)
from engtrack.nouns.schedule.drawing.gantt import Canvas, by_phase, counted, drawn
from engtrack.table import Table, Value

TODAY = "2027-03-05"
SCALE = Scale("2027-03-01", "2027-03-10", 10)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.choose("en")
    yield
    language.choose("en")


def item(first: str | None, last: str | None, state: str = "open", kind: str = "task",
         **more: Value) -> dict[str, Value]:  # fmt: skip
    return {"key": "T-1", "engagement": "ACME", "title": "Train", "state": state, "kind": kind,
            "phase": "train", "assignees": None, "start_on": first, "finish_on": last,
            "committed_finish_on": None, "actual_start_on": None, "actual_finish_on": None,
            "slip_days": None, "is_overdue": 0, "is_critical": 0, **more}  # fmt: skip


def phase(name: str, **more: Value) -> dict[str, Value]:
    return item("2027-03-01", "2027-03-10", kind="phase", key=name, phase=name, title=name,
                item_count=3, finished_count=1, progress_percent=33, **more)  # fmt: skip


def table(*items: dict[str, Value], name: str = "schedule_show") -> Table:
    return Table(name, tuple(items[0]), [tuple(one.values()) for one in items],
                 shown=("key", "title"))  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "room", "scale"),
    [
        ("2027-03-01", "2027-03-01", 30, (6, False)),  # a day is never wider than six
        ("2027-03-01", "2027-03-05", 30, (30, False)),
        ("2027-03-01", "2027-03-14", 30, (28, False)),  # as many cells for each day
        ("2027-03-01", "2027-03-30", 30, (30, False)),
        ("2027-03-01", "2027-03-31", 30, (23, True)),  # no cell for each day: none for weekends
        ("2027-03-01", "2029-02-28", 30, (30, True)),
        ("2027-03-06", "2027-03-07", 1, (1, True)),  # a weekend alone
    ],
)
def test_each_day_is_as_wide_as_the_others(
    first: str, last: str, room: int, scale: tuple[int, bool]
) -> None:
    found = scale_of(first, last, room)
    assert (found.cells, found.is_of_weekdays) == scale
    assert found.begins(first) == 0
    assert found.ends(last) == found.cells - 1


def test_where_weekends_take_no_cell_monday_follows_friday() -> None:
    scale = Scale("2027-03-01", "2027-03-12", 10, is_of_weekdays=True)
    assert [scale.begins(f"2027-03-{day:02}") for day in (5, 6, 7, 8)] == [4, 4, 4, 5]


@pytest.mark.parametrize(
    ("first", "last", "room", "seen"),
    [
        ("2027-03-01", "2027-03-05", 30, "1 Mar 2     3     4     5"),
        ("2027-03-03", "2027-03-12", 30, "3 Mar 5  6  7  8  9  10 11 12"),
        ("2027-03-01", "2027-04-12", 60, "1 Mar  8      15     22     29     5 Apr"),
        ("2027-03-30", "2027-05-20", 30, " Apr              May"),  # March would hide April
        ("2027-02-01", "2029-02-03", 30, "Feb   Jul    2028    Jul"),
        ("2020-05-01", "2035-01-01", 30, " 2021  2024  2027  2030  2033"),
        ("2027-03-01", "2027-03-05", 10, "1 Mar"),
    ],
)
def test_the_axis_names_days_weeks_months_or_years(
    first: str, last: str, room: int, seen: str
) -> None:
    assert axis(scale_of(first, last, room)) == seen


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("room", [10, 30, 45, 90])
def test_the_axis_is_never_wider_than_the_bars(lang: str, room: int) -> None:
    language.choose(lang)
    for month in range(1, 13):
        for last in ("2027-12-31", "2028-02-29", "2031-07-01"):
            scale = scale_of(f"2027-{month:02}-27", last, room)
            assert len(axis(scale)) <= scale.cells <= room
            assert axis(scale).strip()


@pytest.mark.parametrize(
    ("one", "today", "seen"),
    [
        (item("2027-03-01", "2027-03-03"), "2027-03-05", "--- |"),
        (item("2027-03-01", "2027-03-03", "started"), "2027-03-02", "=|="),
        (item("2027-03-04", "2027-03-05", "finished"), "2027-03-01", "|  ##"),
        (item("2027-03-04", "2027-03-04", kind="milestone"), "2027-03-04", "   o"),
        (item("2027-03-04", "2027-03-04", "finished", "milestone"), "2027-04-01", "   @"),
        (item("2027-03-04", "2027-03-06", "cancelled", committed_finish_on="2027-03-08"),
         "2027-02-01", ""),
        (item("2027-03-10", "2027-03-10"), "2027-02-01", "         -"),
        (item(None, None), "2027-03-02", " |"),
        (item("2027-03-01", "2027-03-06", committed_finish_on="2027-03-03"), "2027-02-01",
         "--]---"),  # three days beyond what was committed
        (item("2027-03-01", "2027-03-03", committed_finish_on="2027-03-06"), "2027-02-01",
         "---  ]"),
        (item("2027-03-01", "2027-03-03", committed_finish_on="2027-03-03"), "2027-02-01", "---"),
        (item("2027-03-01", "2027-03-04", kind="phase"), "2027-03-02", "~|~~"),
    ],
)  # fmt: skip
def test_a_bar_shows_the_days_the_state_the_commitment_and_today(
    one: Item, today: str, seen: str
) -> None:
    assert bar(one, SCALE, today, ASCII) == seen


def test_a_day_that_is_several_cells_wide_is_drawn_whole() -> None:
    scale = Scale("2027-03-01", "2027-03-03", 9)
    assert bar(item("2027-03-02", "2027-03-02"), scale, "2027-02-01", ASCII) == "   ---"
    point = item("2027-03-02", "2027-03-02", kind="milestone")  # at the end of its day
    assert bar(point, scale, "2027-02-01", ASCII) == "     o"


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (item(TODAY, TODAY), None),
        (item(TODAY, TODAY, is_critical=1), "*"),
        (item(TODAY, TODAY, is_critical=1, is_overdue=1), "*!"),
        (item(TODAY, TODAY, "cancelled"), "x"),
    ],
)
def test_a_mark_says_what_no_bar_does(one: Item, seen: str | None) -> None:
    assert mark(one) == seen


@pytest.mark.parametrize(
    ("items", "today", "span"),
    [
        ([item("2027-03-01", "2027-03-10")], "2027-03-05", ("2027-03-01", "2027-03-10")),
        ([item("2027-03-01", "2027-03-10", committed_finish_on="2027-03-12")], "2027-03-05",
         ("2027-03-01", "2027-03-12")),
        # Late work is drawn as far as today, unless it would be too small to see; else today is not.
        ([item("2027-03-01", "2027-03-10")], "2027-03-20", ("2027-03-01", "2027-03-20")),
        ([item("2027-03-01", "2027-03-10")], "2028-03-20", ("2027-03-01", "2027-03-10")),
        ([item("2027-03-01", "2027-03-10", "finished")], "2027-03-20",
         ("2027-03-01", "2027-03-10")),
        ([item("2027-03-01", "2027-03-10")], "2027-02-20", ("2027-03-01", "2027-03-10")),
        ([item("2027-03-01", "2027-03-10", "cancelled"), item(None, None)], "2027-03-05", None),
        ([], "2027-03-05", None),
    ],
)  # fmt: skip
def test_what_is_drawn_goes_from_the_first_day_to_the_last(
    items: list[Item], today: str, span: tuple[str, str] | None
) -> None:
    assert span_of(items, today) == span


def test_signs_are_those_that_the_stream_can_write() -> None:
    assert signs_for("utf-8") == UNICODE
    assert signs_for("cp1252") == signs_for("ascii") == signs_for("no such encoding") == ASCII
    for signs in (ASCII, UNICODE):
        assert len({*signs, "*", "!", "x"}) == len(signs) + 3


def test_the_legend_explains_the_signs_that_occur() -> None:
    assert legend(["--|", "  o", "*"], ASCII) == "- open  o milestone  | today  * critical"
    assert legend(["░"], UNICODE) == f"░{language.NO_BREAK}open"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_a_drawing_fits_and_grows_with_the_window(width: int, lang: str) -> None:
    language.choose(lang)
    long = item("2027-03-01", "2027-04-10", title="Form " * 20, assignees="marie, luc", slip_days=2,
                committed_finish_on="2027-04-08", is_critical=1)  # fmt: skip
    found = drawn(table(long, item("2027-03-01", "2027-03-10")), Canvas(width, TODAY))
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    assert found.shown[-1] == "bar"
    assert {"key", "title", "finish_on", "slip_days", "mark"} < set(found.shown)
    assert "assignees" not in found.shown or width > 80
    assert str(rows[0]["title"]).endswith("…")
    assert len(found.heads["bar"]) <= len(str(rows[0]["bar"])) <= width // 2
    assert len(str(rows[0]["bar"])) >= 18


def test_in_a_wide_window_the_columns_come_back_one_by_one() -> None:
    one = item("2027-03-01", "2027-05-10", assignees="marie", slip_days=2)
    shown = [drawn(table(one), Canvas(width, TODAY)).shown for width in (80, 90, 100, 120)]
    assert [len(columns) for columns in shown] == sorted(len(columns) for columns in shown)
    assert {"start_on", "assignees", "state"} <= set(shown[-1])


@pytest.mark.parametrize("width", [30, 20])
def test_without_room_nothing_is_drawn(width: int) -> None:
    whole = table(item("2027-03-01", "2027-03-10", slip_days=2))
    heads = table(phase("test"), phase("train"), name="schedule_phase")
    found = drawn(whole, Canvas(width, TODAY), heads)
    assert list(found.rows) == list(whole.rows)
    assert (found.columns, found.shown) == (whole.columns, whole.shown)
    assert drawn(table(item(None, None)), Canvas(80, TODAY)).shown == whole.shown


def test_wide_letters_are_clipped_by_the_places_they_take() -> None:
    wide = item("2027-03-01", "2027-05-10", title="日本語の幅広い文字列" * 5 + "🎉" * 9)
    long = item("2027-03-01", "2027-05-10", title="é" * 90)
    rows = list(drawn(table(wide, long), Canvas(80, TODAY)).rows)
    titles = [str(row[wide_at]) for row in rows for wide_at in [list(wide).index("title")]]
    assert max(map(cell_len, titles)) - min(map(cell_len, titles)) <= 1
    assert all(title.endswith("…") for title in titles)


def test_items_stand_beneath_their_phase_where_there_are_several() -> None:
    items = table(item("2027-03-01", "2027-03-02"),
                  item("2027-03-01", "2027-03-02", key="T-2", phase="test"),
                  item("2027-03-03", "2027-03-04", key="T-3"),
                  item("2027-03-03", "2027-03-04", "cancelled", key="T-4", phase="support"))  # fmt: skip
    heads = table(phase("test"), phase("train"), name="schedule_phase")
    found = by_phase(items, counted(heads))
    of = [(row[0], row[2]) for row in found.rows]
    assert of == [(None, "1/3 test"), ("T-2", "Train"), (None, "1/3 train"), ("T-1", "Train"),
                  ("T-3", "Train"), ("T-4", "Train")]  # fmt: skip
    assert by_phase(items, table(phase("train"), name="schedule_phase")) is items


def test_two_engagements_of_one_phase_each_have_no_phases_between() -> None:
    items = table(item(TODAY, TODAY), item(TODAY, TODAY, engagement="BETA"))
    heads = table(phase("train"), phase("train", engagement="BETA"), name="schedule_phase")
    assert by_phase(items, heads) is items


def test_the_phases_alone_are_drawn_too() -> None:
    found = drawn(counted(table(phase("train"), name="schedule_phase")), Canvas(80, TODAY))
    assert found.shown == ("title", "start_on", "finish_on", "progress_percent", "bar")
    assert found.foot.replace(language.NO_BREAK, " ") == "━ phase (done/all)  │ today"
