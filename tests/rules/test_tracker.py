"""The columns and cells of an import: which header means what, in either language."""

import pytest

from engtrack.cli import parse, settings
from engtrack.errors import BadFile, EngtrackError
from engtrack.nouns.import_ import fields, tracker
from engtrack.nouns.import_.actions import verb
from engtrack.nouns.import_.csv_file import CsvFile
from engtrack.nouns.import_.lines import understood

ENGLISH = ["key", "name", "client", "sponsor", "account manager", "coordinator", "start", "go-live",
           "state"]  # fmt: skip
FRENCH = ["clé", "nom", "client", "promoteur", "gestionnaire de compte", "coordonnateur", "début",
          "mise en service", "état"]  # fmt: skip
PEOPLE = ["Key", "Project", "Customer", "Sponsor", "Account_Manager", "COORDINATOR", "Start date",
          "Go live date", "Status"]  # fmt: skip
ROW = ["nord", "Atelier Nord", "Nord inc.", "Marie Tremblay <marie@example.com>", "ana", "Carla",
       "2027-01-04", "2027-06-01", "en cours"]  # fmt: skip


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENGTRACK_NOW", "2027-03-01T09:00:00")
    settings.start([])


def values_of(header: list[str], row: list[str]) -> dict[str, object]:
    file = CsvFile("tracker.csv", "utf-8", header, [(2, row)])
    lines, _ = understood("engagement", file, tracker._takes(), (), tracker.SYNONYMS)
    return {name: value for name, value in lines[0].values.items() if value is not None}


@pytest.mark.parametrize("header", [ENGLISH, FRENCH, PEOPLE], ids=["en", "fr", "as people say"])
def test_the_list_is_understood_under_headers_of_either_language(header: list[str]) -> None:
    assert values_of(header, ROW) == {
        "key": "NORD",
        "name": "Atelier Nord",
        "client": "Nord inc.",
        "sponsor": [parse.Named("Marie Tremblay", "marie@example.com")],
        "account_manager": ["ana"],
        "coordinator": [parse.Named("Carla", None)],
        "start": "2027-01-04",
        "go_live": "2027-06-01",
        "state": "active",
    }


@pytest.mark.parametrize(
    ("text", "state"),
    [("active", "active"), ("En cours", "active"), ("in progress", "active"), ("actif", "active"),
     ("suspendu", "on-hold"), ("On hold", "on-hold"), ("prévu", "planned"), ("terminé", "completed"),
     ("achevé", "completed"), ("clos", "closed"), ("CLOSED", "closed")],
)  # fmt: skip
def test_a_state_is_understood_as_people_write_it(text: str, state: str) -> None:
    assert values_of(ENGLISH, [*ROW[:-1], text])["state"] == state


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        (6, "03/04/2026", ("2026-04-03", "2026-03-04")),
        (7, "soon", ("soon",)),
        (8, "vague", ("planned, active, on-hold",)),
        (0, "T-1", ("T-1",)),
        (0, "", ("needed",)),
        (1, "", ("needed",)),
        (3, "<marie@example.com>", ("marie@example.com",)),
        (4, "Ana <ana@>", ("ana@",)),
    ],
)
def test_a_cell_that_is_not_understood_is_refused_by_line_and_column(
    place: int, text: str, said: tuple[str, ...]
) -> None:
    row = [*ROW[:place], text, *ROW[place + 1 :]]
    with pytest.raises(BadFile) as refused:
        values_of(ENGLISH, row)
    (complaint,) = refused.value.complaints
    assert f"line 2, {ENGLISH[place]}: " in str(complaint)
    what = complaint.facts["what"]
    assert isinstance(what, EngtrackError)
    assert all(word in str(what) for word in said), str(what)


def test_every_bad_cell_of_a_file_is_told_at_once() -> None:
    with pytest.raises(BadFile) as refused:
        values_of(ENGLISH, ["", "", "", "x", "", "", "soon", "later", "vague"])
    assert len(refused.value.complaints) == 6


@pytest.mark.parametrize(
    ("noun", "heading", "name"),
    [
        ("task", "effort_minutes", "effort"), ("task", "effort", "effort"),
        ("task", "Durée", "duration"), ("task", "pas avant", "not_before"),
        ("task", "assignés", "assignee"), ("task", "après", "after"),
        ("service", "prix", "price"), ("service", "price_cents", "price"),
        ("role", "du", "from_"), ("role", "from_on", "from_"), ("role", "rôle", "role"),
        ("issue", "gravité", "severity"), ("issue", "échéance", "due"),
        ("issue", "soulevé par", "by"), ("document", "daté du", "dated"),
        ("message", "title", "subject"), ("message", "destinataires", "to"),
        ("message", "sent_on", "on"), ("process", "processus existant", "existing"),
        ("person", "courriel", "email"), ("person", "key", "handle"),
        ("deliverable", "critères", "criteria"), ("milestone", "début imposé", "must_start"),
    ],
)  # fmt: skip
def test_a_header_means_an_option_by_any_of_its_names(noun: str, heading: str, name: str) -> None:
    takes = {n: fields.Field(n, f.parse, f.is_list) for n, f in fields_of(noun).items()}
    found, ignored = fields.matched(noun, "x.csv", [heading], takes, ())
    assert [f.name for f in found if f] == [name]
    assert ignored == []


def fields_of(noun: str) -> dict[str, fields.Field]:
    return fields.fields_of(verb(noun))


@pytest.mark.parametrize("noun", fields.CREATING)
def test_every_noun_that_is_brought_in_has_the_verb_that_creates_it(noun: str) -> None:
    assert fields_of(noun)


def test_an_unknown_column_names_the_nearest_and_a_needed_one_is_missed() -> None:
    with pytest.raises(BadFile) as refused:
        fields.matched("service", "x.csv", ["efort", "prix", "price"], fields_of("service"), ())
    said = " / ".join(map(str, refused.value.complaints))
    assert "efort" in said
    assert "effort" in said
    assert "the column price is there twice" in said
    assert "the column title is missing" in said


def test_what_follows_from_the_rest_is_no_column_of_an_import() -> None:
    found, ignored = fields.matched(
        "service", "x.csv", ["title", "state"], fields_of("service"), ("key", "title", "state")
    )
    assert [f.name if f else None for f in found] == ["title", None]
    assert ignored == ["state"]


@pytest.mark.parametrize(
    ("heading", "text", "value"),
    [("effort_minutes", "480", 480), ("effort", "1d", 480), ("price_cents", "360050", 360050),
     ("price", "3600.50", 360050), ("prix", "3 600,50", 360050)],
)  # fmt: skip
def test_under_its_full_name_stands_what_is_stored_under_its_option_what_people_write(
    heading: str, text: str, value: int
) -> None:
    file = CsvFile("x.csv", "utf-8", ["title", heading], [(2, ["Training", text])])
    lines, _ = understood("service", file, fields_of("service"), ())
    assert value in lines[0].values.values()
