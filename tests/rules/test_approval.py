"""Who may decide what, on which day, about which content."""

import json

import pytest

from engtrack.errors import RuleBroken
from engtrack.nouns.approval import contents, rules
from engtrack.nouns.approval.rules import Holder

ALL = ("sponsor", "lead", "support", "account-manager", "provider", "coordinator")
CONTACT = ("steering-committee", "functional-manager", "stakeholder", "end-user", "supplier")
STAND_INS = ("senior-manager", "sales-lead")
MAY = {
    "change": {"sponsor"},
    "baseline": {"sponsor"},
    "deliverable": {"sponsor"},
    "document": {"sponsor"},
    "confirm-schedule": {"sponsor"},
    "allocate": {"coordinator"},
    "acknowledge": {"coordinator"},
    "client-role": {"sponsor"},
    "vendor-role": {"account-manager"},
    "life": {"coordinator", "account-manager"},
    "waive-client": {"sponsor"},
    "waive-vendor": {"account-manager"},
}
MAY |= {
    "hours": {"coordinator"},
    "sheet": {"sponsor", "lead"},
    "invoice": {"account-manager"},
    "budget-statement": {"account-manager"},
    "review": {"provider"},
    "go-live": {"sponsor"},
    "handover": {"sponsor"},
}
EVERYBODY = [Holder(f"{role}-holder", role, "2027-03-01") for role in (*ALL, *CONTACT, *STAND_INS)]


def decides(act: str, role: str, *, has_way: bool = False, has_proof: bool = False) -> bool:
    try:
        found = rules.find_authority(
            act, f"{role}-holder", EVERYBODY, has_way=has_way, has_proof=has_proof
        )
    except RuleBroken:
        return False
    return found.role == role


def test_the_table_has_a_row_for_each_act() -> None:
    assert MAY.keys() == rules.AUTHORITY.keys()


@pytest.mark.parametrize("act", MAY)
@pytest.mark.parametrize("role", [*ALL, *CONTACT])
def test_only_the_deciding_role_decides(act: str, role: str) -> None:
    assert decides(act, role, has_way=True, has_proof=True) == (role in MAY[act])


@pytest.mark.parametrize("act", MAY)
@pytest.mark.parametrize(
    ("stand_in", "stands_for"), [("senior-manager", "sponsor"), ("sales-lead", "account-manager")]
)
def test_a_stand_in_needs_a_way_and_a_proof(act: str, stand_in: str, stands_for: str) -> None:
    assert decides(act, stand_in, has_way=True, has_proof=True) == (stands_for in MAY[act])
    assert not decides(act, stand_in, has_way=True)
    assert not decides(act, stand_in, has_proof=True)


def test_where_nobody_coordinates_the_account_manager_allocates() -> None:
    there = [holder for holder in EVERYBODY if holder.role != "coordinator"]
    found = rules.find_authority(
        "allocate", "account-manager-holder", there, has_way=False, has_proof=False
    )
    assert found.role == "account-manager"


def test_the_holding_that_was_typed_first_counts() -> None:
    typed = [Holder("marie", "sponsor", "2027-03-01"), Holder("marie", "sponsor", "2027-03-09")]
    found = rules.find_authority("change", "marie", typed, has_way=False, has_proof=False)
    assert found.recorded_on == "2027-03-01"


@pytest.mark.parametrize(
    ("holders", "sentence"),
    [
        ([Holder("marie", "sponsor", "2027-03-01")], "who does: marie"),
        ([Holder("luc", "senior-manager", "2027-03-01")], "say --via and --proof"),
        ([], "nobody does"),
    ],
)
def test_a_refusal_says_who_could_or_what_is_missing(holders: list[Holder], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        rules.find_authority("change", "luc", holders, has_way=False, has_proof=False)
    assert sentence in str(refused.value).replace("['marie']", "marie")


@pytest.mark.parametrize(
    ("by", "typed_by", "via", "is_refused"),
    [
        ("marie", "marie", None, False),
        ("marie", "marie", "mail", False),
        ("marie", "carla", "mail", False),
        ("marie", "carla", None, True),
    ],
)
def test_what_another_decided_came_by_some_way(
    by: str, typed_by: str, via: str | None, is_refused: bool
) -> None:
    assert refuses(rules.check_way, by, typed_by, via) == is_refused


@pytest.mark.parametrize(
    ("on", "is_refused"),
    [("2027-03-02", True), ("2027-03-03", False), ("2027-03-09", False), ("2027-03-10", True)],
)
def test_a_decision_lies_between_the_question_and_today(on: str, is_refused: bool) -> None:
    assert refuses(rules.check_on, on, "2027-03-03", "2027-03-09") == is_refused


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ({"title": "A", "price": 1}, []),
        ({"title": "B", "price": 1}, ["title"]),
        ({"title": "A"}, ["price"]),
        ({"title": "A", "price": 1, "budget": 2}, ["budget"]),
        ({"title": "B", "price": 2}, ["price", "title"]),
    ],
)
def test_every_field_that_changed_appeared_or_went_is_named(
    now: dict[str, object], changed: list[str]
) -> None:
    asked = json.dumps({"title": "A", "price": 1})
    assert rules.changed_fields(asked, json.dumps(now)) == changed
    assert refuses(rules.check_unchanged, "CHG-1", asked, json.dumps(now)) == bool(changed)


@pytest.mark.parametrize(
    ("given", "is_refused"), [(None, False), ("K7Q2", False), ("k7q2", False), ("K7Q3", True)]
)
def test_a_wrong_code_is_refused_in_any_case(given: str | None, is_refused: bool) -> None:
    assert refuses(rules.check_code, "CHG-1", given, "K7Q2") == is_refused


@pytest.mark.parametrize(
    ("decision", "withdrawn_on", "is_refused"),
    [(None, None, False), ("approved", None, True), (None, "2027-03-01", True)],
)
def test_only_an_open_question_is_answered(
    decision: str | None, withdrawn_on: str | None, is_refused: bool
) -> None:
    assert refuses(rules.check_open, "APR-1", decision, withdrawn_on, None) == is_refused


def test_the_code_depends_on_the_content_and_not_on_the_order_of_its_fields() -> None:
    one = contents.canonical({"title": "É", "days": 1})
    assert one == contents.canonical({"days": 1, "title": "É"})
    assert contents.code_of(one) != contents.code_of(contents.canonical({"title": "E", "days": 1}))
    assert len(contents.code_of(one)) == 4


def refuses(check: object, *facts: object) -> bool:
    try:
        check(*facts)  # type: ignore[operator]
    except RuleBroken:
        return True
    return False
