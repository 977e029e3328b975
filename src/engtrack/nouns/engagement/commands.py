"""Create, start, follow and close engagements."""

from typing import TYPE_CHECKING, Annotated

import typer

from engtrack.cli import configuration
from engtrack.cli.answers import answer
from engtrack.cli.decided import Decided
from engtrack.cli.nouns import Noun
from engtrack.cli.options import (
    PAST_DAY,
    TEXT,
    By,
    Local,
    On,
    ProofFile,
    Takes,
    Via,
    check_anything_given,
    given,
)
from engtrack.cli.parse import is_none, parse_engagement_key, parse_key, parse_score
from engtrack.cli.reads import check_engagement
from engtrack.cli.reads import show as show_read
from engtrack.cli.settings import settings
from engtrack.cli.writes import write
from engtrack.errors import Misused
from engtrack.nouns.engagement import days_off as parsing
from engtrack.nouns.engagement import reads
from engtrack.nouns.engagement.options import (
    Aim,
    Budget,
    Calendar,
    Client,
    Currency,
    DaysOff,
    DaysWorked,
    EngagementKey,
    HourBank,
    Language,
    Name,
    Profile,
    RateFrom,
    Rates,
    Rounding,
    Start,
    Template,
    Vendor,
    Vision,
    Why,
    WhyNot,
    check_rates,
)
from engtrack.render import check_format
from engtrack.table import check_columns

if TYPE_CHECKING:
    from sqlmodel import Session

noun = Noun("engagement")
noun.read("list", reads.LIST)
noun.stands_in("engtrack.nouns.engagement.handing.commands", "handover")
noun.stands_in("engtrack.nouns.engagement.files.commands", "export", "apply")


@noun.creates_without("engagement")
def create(
    key: Annotated[
        str, typer.Argument(help="A key of your choice, as ACME."), Takes(parse_engagement_key)
    ],
    name: Name = None,
    client: Client = None,
    vendor: Vendor = None,
    profile: Profile = None,
    vision: Vision = None,
    aim: Aim = None,
    start: Start = None,
    budget: Budget = None,
    currency: Currency = None,
    language: Language = None,
    calendar: Calendar = None,
    day_off: DaysOff = None,
    from_: Template = None,
) -> None:
    """Create an engagement, empty or from a template.

    Days off are Saturdays, Sundays, the holidays of its calendar and those typed.

    $ engtrack engagement create EST --name "Est go-live" --client Est --calendar CA-QC
    """
    from engtrack.nouns.engagement import actions, templates

    columns = given(
        name=name,
        client=client,
        vendor=vendor,
        profile=profile,
        vision=vision,
        aim=aim,
        start_on=start,
        budget_cents=budget,
        currency=currency,
        language=language,
        calendar=calendar,
    )
    days_off = parsing.all_of(day_off)
    write(
        lambda s: (
            templates.create(s, key, from_, days_off, columns)
            if from_
            else actions.create(s, key, days_off, columns)
        ),
        then=reads.CARD,
        creates="engagement",
    )


@noun.reads_without("engagement")
def show(
    key: Annotated[
        str | None,
        typer.Argument(help="The engagement's key, as ACME; the one in use unless said."),
        Takes(parse_key),
    ] = None,
) -> None:
    """Show one engagement: its aim, dates, people, holds and ratings.

    $ engtrack engagement show ACME
    """
    if (chosen := key or settings.engagement) is None:
        raise Misused("which engagement?", next="engtrack engagement list")
    show_read(reads.card_of(chosen), key=chosen)


@noun.writes_without("engagement")
def edit(
    key: EngagementKey,
    name: Name = None,
    client: Client = None,
    vendor: Vendor = None,
    profile: Profile = None,
    vision: Vision = None,
    aim: Aim = None,
    start: Start = None,
    budget: Budget = None,
    currency: Currency = None,
    language: Language = None,
    calendar: Calendar = None,
    day_off: DaysOff = None,
    no_day_off: DaysWorked = None,
    rate: Rates = None,
    rate_from: RateFrom = None,
    rounding: Rounding = None,
    hour_bank: HourBank = None,
) -> None:
    """Correct what is known of an engagement; its budget changes freely only while it is planned.

    Other days off plan the work anew; once it has started they are days to come. A rate holds from
    its day on; a person's goes before a role's.

    $ engtrack engagement edit ACME --aim "Quote to cut in one day" --day-off 2027-07-19..2027-07-30
    $ engtrack engagement edit ACME --rate paul=150 --rate role:provider=140 --rounding 15min
    """
    from engtrack.nouns.engagement import actions, rates

    columns = given(
        name=name,
        client=client,
        vendor=vendor,
        profile=profile,
        vision=vision,
        aim=aim,
        start_on=start,
        budget_cents=budget,
        currency=currency,
        language=language,
        calendar=calendar,
    )
    columns |= given(rounding_minutes=rounding, hour_bank_minutes=hour_bank)
    check_anything_given(columns | given(day_off=day_off, no_day_off=no_day_off, rate=rate))
    check_rates(rate, rate_from)
    days_off, worked = parsing.all_of(day_off), parsing.all_of(no_day_off)

    def act(session: "Session") -> str:
        if rate or rounding is not None or hour_bank is not None:
            rates.check_may_set(session, key)
        rates.keep(session, key, rate or (), rate_from)
        return actions.edit(session, key, days_off, columns, worked)

    write(act, then=reads.CARD)


@noun.writes_without("engagement")
def start(
    key: EngagementKey,
    on: On = None,
    tracked_from: Annotated[
        str | None,
        typer.Option(
            "--tracked-from",
            help="For work under way: what lies before this day is never late.",
            metavar="DATE",
        ),
        PAST_DAY,
    ] = None,
    by: By = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Start an engagement: from now on scope, budget and committed dates change by decision only.

    $ engtrack engagement start NORD --on yesterday --tracked-from today
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.start(s, key, Decided(by, on, via, proof), tracked_from), then=reads.CARD)


@noun.writes_without("engagement")
def hold(
    key: EngagementKey,
    reason: Why,
    on: On = None,
    by: By = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Put an engagement on hold: no day counts, nothing else is raised.

    $ engtrack engagement hold ACME --reason "Invoice 2041 is unpaid"
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.hold(s, key, reason, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes_without("engagement")
def resume(
    key: EngagementKey, on: On = None, by: By = None, via: Via = None, proof: ProofFile = None
) -> None:
    """Go on after a hold: unfinished work moves by the working days held, committed dates stay.

    $ engtrack engagement resume SUD
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.resume(s, key, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes_without("engagement")
def complete(
    key: EngagementKey, on: On = None, by: By = None, via: Via = None, proof: ProofFile = None
) -> None:
    """Say that go-live is over; late hours, signatures and invoices still come in.

    $ engtrack engagement complete ACME
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.complete(s, key, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes_without("engagement")
def close(
    key: EngagementKey,
    reason: WhyNot = None,
    on: On = None,
    by: By = None,
    via: Via = None,
    proof: ProofFile = None,
) -> None:
    """Close a completed engagement; what is left open is listed and needs a reason.

    $ engtrack engagement close OUEST --reason "The client goes on alone"
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.close(s, key, reason, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes_without("engagement")
def reopen(
    key: EngagementKey, on: On = None, by: By = None, via: Via = None, proof: ProofFile = None
) -> None:
    """Take a closed engagement back to completed, a completed one back to active.

    $ engtrack engagement reopen OUEST
    """
    from engtrack.nouns.engagement import life

    write(lambda s: life.reopen(s, key, Decided(by, on, via, proof)), then=reads.CARD)


@noun.writes
def rate(
    score: Annotated[
        int, typer.Argument(help="From 1 (poor) to 5 (excellent)."), Takes(parse_score)
    ],
    comment: Annotated[
        str | None, typer.Option("--comment", help="What the client said."), TEXT
    ] = None,
    by: By = None,
    on: On = None,
    via: Via = None,
) -> None:
    """Take down how satisfied the client is, from 1 to 5.

    $ engtrack engagement rate 4 -e ACME --by marie --via phone
    """
    from engtrack.nouns.engagement import actions

    write(
        lambda s: actions.rate(s, settings.engagement, score, comment, Decided(by, on, via)),
        then=reads.CARD,
    )


@noun.writes_without("engagement")
def use(
    key: Annotated[str, typer.Argument(help="The engagement's key, or none."), Takes(parse_key)],
    local: Local = False,
) -> None:
    """Take this engagement wherever none is named; `none` ends it.

    $ engtrack engagement use ACME
    """
    check_format(settings.format)
    check_columns(settings.columns, configuration.COLUMNS)
    if not is_none(key):
        check_engagement(key)
    configuration.keep({"engagement": None if is_none(key) else key}, is_local=local)
    answer([configuration.table(("engagement",))])
