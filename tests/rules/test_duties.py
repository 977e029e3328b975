"""The duties, roles, profiles and areas as data: complete, in order, and said in both languages."""

import re
from itertools import chain

import pytest

from engtrack.nouns.duty.duties import DUTIES, DUTY, MOMENTS, PROFILES, Duty, rows
from engtrack.nouns.issue.areas import AREAS
from engtrack.nouns.role.roles import ROLES, SIDE_OF, Role
from engtrack.said import Said
from engtrack.vocabulary import CHOICES

COUNTS = dict(zip(CHOICES["role"], (10, 9, 8, 7, 10, 6), strict=False))  # contact roles: none
LISTS = ("role", "document", "task", "deliverable", "change", "issue", "message", "process",
         "asset", "party", "test")  # fmt: skip
BUILT = {
    "role coverage",
    "schedule confirm --by {person} --via meeting",
    "schedule publish --to sponsor",
    "backup log",
    "test matrix",
    *(f"{noun} list" for noun in LISTS),
}
KEPT = {
    "sponsor": {2, 3, 4, 5, 6, 7, 8, 9, 10},
    "lead": {2, 3, 4, 5, 7, 8, 9},
    "support": {1, 2, 4, 5, 6, 7, 8},
    "account-manager": {1, 2, 4, 5, 6, 7},
    "provider": {1, 2, 3, 6, 7, 9, 10},
    "coordinator": {1, 2, 3, 5, 6},
}
KEPT["sponsor"] |= {1}
BUILT |= {"session list --kind demo"}
KEPT["lead"] |= {1, 6}
KEPT["support"] |= {3}
KEPT["provider"] |= {4, 5, 8}
BUILT |= {"session list", "session list --kind training", "session list --kind installation"}
KEPT["coordinator"] |= {4}
KEPT["account-manager"] |= {3}
BUILT |= {"time list", "budget show"}
each_duty = pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.key)


def sentences(duty: Duty) -> list[Said]:
    return [duty.description, duty.proof, duty.disturbed]


def test_the_fifty_duties_stand_in_order_of_role_and_number() -> None:
    in_order = chain.from_iterable(
        (f"{role}-{number}" for number in range(1, count + 1)) for role, count in COUNTS.items()
    )
    assert [duty.key for duty in DUTIES] == list(in_order)
    assert len(DUTY) == 50


@each_duty
def test_a_duty_belongs_to_the_role_in_its_key(duty: Duty) -> None:
    assert duty.key.startswith(duty.role + "-")
    assert not ROLES[duty.role].is_contact


@each_duty
def test_a_duty_has_a_known_kind_and_runs_forward_between_known_moments(duty: Duty) -> None:
    assert duty.kind in CHOICES["duty_kind"]
    assert MOMENTS.index(duty.opens) <= MOMENTS.index(duty.closes)
    assert duty.every is None or duty.every > 0


def test_every_phase_is_a_moment() -> None:
    assert set(CHOICES["phase"]) < set(MOMENTS)


@pytest.mark.parametrize(
    ("key", "opens", "closes"),
    [
        ("sponsor-1", ("open", 0), ("start", 0)),
        ("lead-3", ("test", -10), ("go-live", 0)),
        ("support-3", ("install", -5), ("configure", 0)),
        ("account-manager-2", ("open", 0), ("start", 10)),
        ("account-manager-7", ("install", 0), ("year-after", 0)),
        ("provider-2", ("start", 0), ("configure", 10)),
        ("provider-9", ("test", -10), ("go-live", 0)),
    ],
)
def test_a_moment_may_lie_working_days_before_or_after_another(
    key: str, opens: tuple[str, int], closes: tuple[str, int]
) -> None:
    duty = DUTY[key]
    assert (duty.opens, duty.opens_lead) == opens
    assert (duty.closes, duty.closes_lead) == closes


def test_only_these_duties_have_an_interval() -> None:
    assert {duty.key: duty.every for duty in DUTIES if duty.every} == {
        "sponsor-3": 10,
        "sponsor-6": 20,
        "sponsor-10": 20,
        "lead-5": 120,
        "support-4": 60,
        "support-5": 60,
        "support-7": 5,
        "account-manager-1": 20,
        "account-manager-3": 20,
        "account-manager-4": 10,
        "account-manager-7": 60,
        "coordinator-1": 10,
        "coordinator-4": 5,
        "coordinator-5": 20,
    }


@each_duty
def test_an_interval_is_said_in_both_languages(duty: Duty) -> None:
    said = duty.disturbed
    assert ("by default" in said.en) == (duty.every is not None)
    assert ("par défaut" in said.fr) == (duty.every is not None)
    if duty.every:
        assert f"{duty.every} working days" in said.en
        assert f"{duty.every} jours ouvrables" in said.fr


@each_duty
def test_a_title_is_short_and_differs_between_the_languages(duty: Duty) -> None:
    for title in (duty.title.en, duty.title.fr):
        assert 10 <= len(title) <= 60
        assert title[0].isupper()
        assert title[-1] not in ".:;"
    assert duty.title.en != duty.title.fr


@each_duty
def test_a_french_title_begins_with_an_infinitive(duty: Duty) -> None:
    verb = duty.title.fr.removeprefix("S'").split()[0].rstrip(",")
    assert verb.endswith(("er", "ir", "re"))


@each_duty
def test_a_duty_says_one_sentence_of_each_sort_in_both_languages(duty: Duty) -> None:
    for said in sentences(duty):
        assert said.en != said.fr
        for text in (said.en, said.fr):
            assert text[0].isupper()
            assert text.endswith(".")
            assert ". " not in text
            assert text == " ".join(text.split())


@each_duty
def test_both_languages_give_the_same_figures(duty: Duty) -> None:
    for said in sentences(duty):
        assert sorted(re.findall(r"\d+", said.en)) == sorted(re.findall(r"\d+", said.fr))


def test_no_two_duties_share_a_title_or_a_description() -> None:
    for part in ("title", "description"):
        for language in ("en", "fr"):
            assert len({getattr(duty, part).to(language) for duty in DUTIES}) == 50


def test_french_names_the_vendor_and_its_provider_as_the_domain_does() -> None:
    for duty in DUTIES:
        french = " ".join(said.fr.lower() for said in [duty.title, *sentences(duty)])
        assert not re.search(r"fournisseur(?!s? de services)", french)
        assert "engagé" not in french
        assert "’" not in french


def test_the_duties_whose_records_are_kept_are_these() -> None:
    kept = {f"{role}-{number}" for role, numbers in KEPT.items() for number in numbers}
    assert {duty.key for duty in DUTIES if duty.is_kept} == kept


@each_duty
def test_the_next_step_is_a_command_with_nothing_left_to_fill_in(duty: Duty) -> None:
    if not duty.is_kept:
        assert duty.default_next == f"engtrack duty explain {duty.key}"
    elif duty.key == "account-manager-7":
        assert duty.default_next == "engtrack engagement show {engagement}"
    elif duty.key == "lead-9":
        assert duty.default_next == "engtrack engagement handover --to-client {engagement}"
    elif duty.key == "coordinator-2":
        assert duty.default_next == "engtrack person list --side vendor"
    else:
        verb = duty.default_next.removeprefix("engtrack ").removesuffix(" -e {engagement}")
        assert verb in BUILT


def test_a_profile_waives_the_duties_that_it_does_not_need() -> None:
    assert set(PROFILES) == set(CHOICES["profile"])
    assert PROFILES["full"] == frozenset()
    assert PROFILES["small"] == {"sponsor-6", "sponsor-10", "coordinator-5"}
    assert all(waived <= set(DUTY) for waived in PROFILES.values())


def test_no_profile_waives_the_last_word_or_the_say_on_changes() -> None:
    for waived in PROFILES.values():
        assert not waived & {"sponsor-2", "sponsor-8"}


def test_the_profile_training_keeps_what_is_about_training_or_runs_throughout() -> None:
    kept = {key for key in DUTY if key not in PROFILES["training"]}
    assert {"lead-1", "lead-6", "provider-5", "provider-8"} < kept
    assert {"sponsor-3", "lead-4", "support-8", "account-manager-5", "coordinator-6"} < kept
    assert not kept & {"sponsor-1", "sponsor-5", "lead-2", "support-6", "account-manager-7"}
    assert len(kept) == 25


def test_the_rows_for_the_store_are_the_duties_without_their_words() -> None:
    table = list(rows())
    assert [row[0] for row in table] == list(range(1, 51))
    by_key = {row[1]: row for row in table}
    assert by_key["lead-3"] == (
        *(13, "lead-3", "lead", "ongoing", "test", -10, "go-live", 0, None, 1),
        "engtrack test list -e {engagement}",
    )
    assert by_key["sponsor-3"][8:] == (
        10,
        1,
        "engtrack schedule confirm --by {person} --via meeting -e {engagement}",
    )


def test_the_six_roles_have_their_sides_and_the_contact_roles_theirs() -> None:
    assert [key for key, role in ROLES.items() if not role.is_contact] == list(COUNTS)
    assert {
        "client": {key for key, side in SIDE_OF.items() if side == "client"},
        "vendor": {key for key, side in SIDE_OF.items() if side == "vendor"},
        "third-party": {key for key, side in SIDE_OF.items() if side == "third-party"},
    } == {
        "client": {
            *("sponsor", "lead", "support", "steering-committee", "senior-manager"),
            *("functional-manager", "stakeholder", "end-user"),
        },
        "vendor": {"account-manager", "provider", "coordinator", "sales-lead"},
        "third-party": {"supplier"},
    }


def test_the_vocabulary_knows_the_same_roles_and_areas() -> None:
    assert set(ROLES) == set(CHOICES["role"])
    assert list(AREAS) == list(CHOICES["area"])


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.key)
def test_a_role_is_described_in_both_languages(role: Role) -> None:
    assert role.title.en != role.title.fr
    for text in (role.purpose.en, role.purpose.fr):
        assert text.endswith(".")
        assert text[0].isupper()
    assert role.purpose.en != role.purpose.fr


@pytest.mark.parametrize(
    ("area", "owner", "rung", "or_rung", "is_told_only"),
    [
        ("budget", "sponsor", "steering-committee", None, True),
        ("data", "lead", "sponsor", None, False),
        ("third-party", "support", "sponsor", None, False),
        ("workflow", "provider", "coordinator", None, False),
        ("methodology", "coordinator", "account-manager", "sales-lead", False),
        ("billing", "account-manager", "sponsor", None, False),
    ],
)
def test_an_area_names_its_owner_and_the_next_rung(
    area: str, owner: str, rung: str, or_rung: str | None, is_told_only: bool
) -> None:
    found = AREAS[area]
    assert (found.default_owner, found.next_rung) == (owner, rung)
    assert (found.or_rung, found.is_told_only) == (or_rung, is_told_only)


def test_every_owner_and_rung_is_a_role() -> None:
    for area in AREAS.values():
        assert {area.default_owner, area.next_rung} <= set(ROLES)
        assert area.or_rung is None or area.or_rung in ROLES


def test_a_file_that_changed_disturbs_no_duty_but_has_its_command_named() -> None:
    said = DUTY["sponsor-4"].disturbed
    for text in (said.en, said.fr):
        disturbs, _, told_by = text.partition(";")
        assert "engtrack document verify" in told_by
        assert "file" not in disturbs
        assert "fichier" not in disturbs
