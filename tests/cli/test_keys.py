"""Keys: how they may be typed, what an unknown one is told, what they say of their engagement."""

import json
from pathlib import Path

import pytest

from engtrack.store.keys import PREFIXES

from ..conftest import Runner
from .commands import VERBS, check_refused, sha

SHOWN = {"schedule"}  # keys of baselines, which `schedule baselines` lists


def nouns_with_keys() -> list[tuple[str, str]]:
    """Those that a card shows: a hand-over is read on that of its engagement."""
    there = {verb.noun for verb in VERBS if verb.verb == "show"}
    return [
        (p, k.noun)
        for p, k in PREFIXES.items()
        if k.noun in there and k.noun not in SHOWN and p != "HND"
    ]


@pytest.mark.parametrize(("prefix", "noun"), nouns_with_keys())
def test_case_does_not_matter_in_a_key(prefix: str, noun: str, sample: Runner) -> None:
    as_kept = sample(noun, "show", f"{prefix}-1", "--json")
    assert json.loads(as_kept.out)["key"] == f"{prefix}-1"
    assert sample(noun, "show", f"{prefix.lower()}-1", "--json") == as_kept
    assert sample(noun, "show", f"{prefix}-01", "--json").out == as_kept.out


@pytest.mark.parametrize(("prefix", "noun"), nouns_with_keys())
def test_an_unknown_key_is_not_found_and_the_nearest_are_named(
    prefix: str, noun: str, sample: Runner
) -> None:
    done = sample(noun, "show", f"{prefix}-111")
    check_refused(done, 3)
    assert f"{prefix}-1" in done.err.splitlines()[0].partition("?")[0].split("did you mean")[1]
    check_refused(sample(noun, "show", f"{prefix}-999999"), 3)


@pytest.mark.parametrize(("prefix", "noun"), nouns_with_keys())
def test_an_engagement_beside_a_key_of_another_is_refused(
    prefix: str, noun: str, sample: Runner
) -> None:
    check_refused(sample(noun, "show", f"{prefix}-1", "-e", "SUD"), 2)
    assert sample(noun, "show", f"{prefix}-1", "-e", "acme").status == 0


def test_a_chosen_engagement_does_not_stand_in_the_way_of_a_key_of_another(
    sample: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGTRACK_ENGAGEMENT", "SUD")
    assert sample("service", "show", "SRV-1").status == 0
    assert sample("person", "list").status == 0
    assert sample("service", "edit", "SRV-4", "--price", "100").status == 0


@pytest.mark.parametrize(
    ("argv", "nearest"),
    [
        (["engagement", "show", "ACNE"], "ACME"),
        (["person", "show", "mari"], "marie"),
        (["person", "edit", "mari", "--phone", "1"], "marie"),
        (["service", "edit", "SRV-11", "--price", "1"], "SRV-1"),
        (["engagement", "edit", "NORT", "--aim", "x"], "NORD"),
        (["role", "assign", "lead", "luk", "-e", "ACME"], "luc"),
        (["engagement", "rate", "4", "-e", "ACME", "--by", "mari"], "marie"),
    ],
)
def test_every_way_to_name_something_names_the_nearest(
    argv: list[str], nearest: str, sample: Runner, sample_db: Path
) -> None:
    before = sha(sample_db)
    done = sample(*argv)
    check_refused(done, 3)
    assert nearest in done.err.splitlines()[0]
    assert sha(sample_db) == before


def test_a_write_says_in_which_engagement_it_was(sample: Runner) -> None:
    for argv in (
        ["service", "add", "Labels", "-e", "NORD"],
        ["service", "edit", "SRV-4", "--price", "1"],
        ["engagement", "edit", "NORD", "--aim", "x"],
    ):
        assert "NORD · Meubles Nord" in sample(*argv).err


def test_keys_are_sorted_by_their_number(sample: Runner) -> None:
    for number in range(8):
        sample("service", "add", f"Extra {number}", "-e", "NORD")
    listed = [row["key"] for row in json.loads(sample("service", "list", "--json").out)]
    assert listed == sorted(listed, key=lambda key: int(key[4:]))
    assert listed[-1] == "SRV-13"


CREATING = [
    ["service", "add", "Labels", "-e", "NORD"],
    ["person", "add", "Éva Roy"],
    ["engagement", "create", "EST", "--name", "Est", "--client", "Est"],
    ["role", "assign", "lead", "luc", "-e", "NORD"],
    ["task", "add", "Sweep", "-e", "ACME"],
    ["milestone", "add", "Swept", "-e", "ACME"],
    ["issue", "log", "problem", "Dust", "-e", "ACME", "--area", "hardware"],
    ["change", "request", "More", "-e", "ACME", "--reason", "Dust", "--budget=100"],
    ["deliverable", "add", "A clean floor", "-e", "ACME", "--criteria", "No dust"],
    ["document", "add", "memo", "On dust", "-e", "ACME"],
    ["message", "log", "note", "Dust", "-e", "ACME", "--to", "luc"],
    ["process", "add", "Sweeping", "-e", "ACME"],
    ["time", "log", "T-5", "2h"],
    ["expense", "log", "travel", "12.50", "-e", "ACME"],
    ["invoice", "add", "--from", "SHT-3"],
    ["asset", "add", "hardware", "Vacuum", "-e", "ACME"],
    ["backup", "log", "-e", "ACME"],
    ["party", "add", "Cleaners", "-e", "ACME"],
    ["test", "add", "Floor", "-e", "ACME", "--step", "Sweep => no dust"],
    ["session", "book", "visit", "Look at the dust", "-e", "ACME", "--on", "2027-03-08"],
]


def creating_verbs() -> list[str]:
    return [str(v) for v in VERBS if v.is_write and "--ref" in v.options]


def test_every_creating_verb_is_tried_with_a_reference() -> None:
    others = {
        "approval ask",
        "schedule baseline",
        "sheet draft",
        "init",
    }  # their keys have stories of their own
    assert set(creating_verbs()) - others <= {" ".join(line[:2]) for line in CREATING}


@pytest.mark.parametrize("line", CREATING, ids=lambda line: " ".join(line[:2]))
def test_creating_again_with_the_same_reference_changes_nothing(
    line: list[str], sample: Runner, sample_db: Path
) -> None:
    if " ".join(line[:2]) not in creating_verbs():
        pytest.skip("not there yet")
    first = sample(*line, "--ref", "CRM 17", "--json")
    assert first.status == 0, first.err
    key = json.loads(first.out)["key"]
    before = sha(sample_db)
    again = sample(*line, "--ref", "CRM 17", "--json")
    assert again.status == 0, again.err
    assert json.loads(again.out)["key"] == key
    assert "CRM 17" in again.err
    assert sha(sample_db) == before
    other = ["person", "add", "Bob Roy"] if line[0] != "person" else CREATING[0]
    refused = sample(*other, "--ref", "CRM 17")
    check_refused(refused, 4)
    assert key in refused.err
    assert sha(sample_db) == before


@pytest.mark.parametrize(
    "line",
    [
        "engagement show ACME",
        "person show marie",
        "role list --person marie",
        "role list -e ACME",
        "document list --author carla",
        "finding list --ref T-7",
        "message list --by ana",
        "change list --requested-by carla",
        "issue list --owner role:lead",
        "duty show marie",
        "duty explain sponsor-8",
        "finding show task-overdue:T-7",
        "today marie",
        "approval list --subject CHG-2",
        "db history --of ACME",
        "db history --by carla",
    ],
)
def test_case_does_not_matter_in_any_other_name(line: str, sample: Runner) -> None:
    words = line.split()
    name = max(i for i, word in enumerate(words) if i > 1 or words[0] == "today")
    as_kept = sample(*words, "--json")
    assert as_kept.status == 0, as_kept.err
    assert len(as_kept.out) > 3
    for other in (words[name].upper(), words[name].lower(), words[name].capitalize()):
        assert sample(*words[:name], other, "--json").out == as_kept.out


def test_who_acts_may_be_typed_in_capitals(sample: Runner) -> None:
    assert sample("person", "edit", "luc", "--phone", "1", "--as", "CARLA").status == 0
    assert sample("person", "list", "--as", "CARLA").status == 0


@pytest.mark.parametrize(
    "line",
    [
        "role list --person mari",
        "document list --author mari",
        "message list --by mari",
        "change list --requested-by mari",
        "issue list --owner mari",
        "duty show mari",
        "today mari",
    ],
)
def test_a_list_is_not_narrowed_to_a_person_who_is_not_there(line: str, sample: Runner) -> None:
    done = sample(*line.split())
    check_refused(done, 3)
    assert "marie" in done.err


def test_rows_brought_in_again_with_their_references_change_nothing(
    sample: Runner, sample_db: Path, tmp_path: Path
) -> None:
    rows = "ref,title,phase\nCRM 1,Sweep,train\nCRM 2,Polish,train\n"
    (tmp_path / "rows.csv").write_text(rows, "utf-8")
    line = ("import", "task", "rows.csv", "-e", "ACME", "--json")
    first = sample(*line)
    assert first.status == 0, first.err
    before = sha(sample_db)
    again = sample(*line)
    assert again.status == 0, again.err
    assert [row["key"] for row in json.loads(again.out)] == [
        row["key"] for row in json.loads(first.out)
    ]
    assert sha(sample_db) == before
