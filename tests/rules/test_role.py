"""Shares: whose time they are of, and on which day they add up to too much."""

import pytest

from engtrack.errors import RuleBroken
from engtrack.nouns.role.roles import ROLES
from engtrack.nouns.role.rules import Share, check_share, most_shared


@pytest.mark.parametrize("role", ROLES)
def test_a_share_is_of_the_time_of_the_vendors_people(role: str) -> None:
    if ROLES[role].side == "vendor":
        check_share(role, "ana", "ACME")
    else:
        with pytest.raises(RuleBroken) as refused:
            check_share(role, "luc", "ACME")
        assert refused.value.next == f"engtrack role assign {role} luc -e ACME"


LONG = Share(60, "2027-03-01", None)


@pytest.mark.parametrize(
    ("others", "until", "most"),
    [
        ([], None, ("2027-03-05", 60)),
        ([Share(50, "2027-04-01", None)], None, ("2027-04-01", 110)),
        ([Share(50, "2027-04-01", None)], "2027-03-31", ("2027-03-05", 60)),
        ([Share(50, "2027-02-01", "2027-03-05")], None, ("2027-03-05", 110)),
        ([Share(50, "2027-02-01", "2027-03-04")], None, ("2027-03-05", 60)),
        ([Share(50, "2027-04-01", "2027-04-02"), Share(40, "2027-04-03", None)], None,
         ("2027-04-01", 110)),
    ],
)  # fmt: skip
def test_shares_are_added_up_on_the_days_they_share(
    others: list[Share], until: str | None, most: tuple[str, int]
) -> None:
    assert most_shared([LONG, *others], "2027-03-05", until) == most
