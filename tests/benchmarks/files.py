"""The files that are measured: many engagements of many records, one of 100,000 tasks, one of 100.

Rows go in through Core in one journalled write, so the files are such as commands would have made.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from engtrack.store import keys, schema
from engtrack.store.ids import new_id
from engtrack.store.write import writing

TODAY = date(2027, 3, 1)
NOW = "2027-03-01T09:00:00-05:00"
ROLES = ("sponsor", "lead", "support", "account-manager", "provider", "coordinator")
PEOPLE = {"marie": "client", "luc": "client", "sam": "client", "ana": "vendor", "paul": "vendor",
          "carla": "vendor"}  # fmt: skip
PHASES = ("prepare", "install", "configure", "train", "test", "go-live", "support")
# So many of each in an engagement: 500 records, beside the rows that belong to them.
COUNTS = {"work": 150, "issue": 100, "message": 80, "document": 50, "approval": 40, "change": 20,
          "process": 20, "deliverable": 15, "service": 15, "assignment": 10}  # fmt: skip

Rows = dict[str, list[dict[str, Any]]]


def make_many(path: Path, engagements: int = 100) -> Path:
    """Engagements that run, each with 500 records of every kind; half the people's work is past."""
    people = [
        {"id": new_id(), "handle": h, "name": h.title(), "side": s} for h, s in PEOPLE.items()
    ]
    ids = {person["handle"]: person["id"] for person in people}
    filled = [_engagement(number, ids) for number in range(engagements)]
    write(path, [{"person": people}, *filled])
    return path


def make_tasks(path: Path, tasks: int) -> Path:
    """Two engagements: TINY has 20 tasks in either file, BULK all the others."""
    people = [
        {"id": new_id(), "handle": h, "name": h.title(), "side": s} for h, s in PEOPLE.items()
    ]
    tiny, bulk = head_of(0, "TINY"), head_of(1, "BULK")
    rows = [_task(n, tiny["id"]) for n in range(1, 21)]
    rows += [_task(n, bulk["id"]) for n in range(21, tasks + 1)]
    write(path, [{"person": people, "engagement": [tiny, bulk], "work": rows}])
    return path


def write(path: Path, filled: list[Rows]) -> None:
    schema.create(path, instant=NOW, is_rehearsal=True)
    tables = schema.metadata().tables
    with writing(path, instant=NOW, today=str(TODAY), typed_by="carla", command="benchmark") as s:
        for rows in filled:
            for name, of in rows.items():
                s.connection().execute(insert(tables[name]), of)
        s.connection().execute(insert(tables["key_counter"]), _counters(filled))


def _counters(filled: list[Rows]) -> list[dict[str, Any]]:
    """How far each kind of key has been given out."""
    last: dict[str, int] = {}
    for rows in filled:
        for row in (row for of in rows.values() for row in of if keys.prefix(row.get("key", ""))):
            prefix = row["key"].rpartition("-")[0]
            last[prefix] = max(last.get(prefix, 0), keys.key_number(row["key"]))
    return [{"id": new_id(), "prefix": prefix, "last": number} for prefix, number in last.items()]


def _day(offset: int) -> str:
    return (TODAY + timedelta(offset)).isoformat()


def head_of(number: int, key: str) -> dict[str, Any]:
    return {"id": new_id(), "key": key, "name": f"Rollout {number}", "client": "Larch Joinery",
                "state": "active", "created_on": _day(-120), "start_on": _day(-100), "started_on": _day(-100),
                "tracked_from_on": _day(-100)}  # fmt: skip


def _task(number: int, engagement: str) -> dict[str, Any]:
    start = number % 200 - 100
    past = {"actual_start_on": _day(start), "actual_finish_on": _day(start + 2)}
    is_past = start < -20
    return dict(id=new_id(), key=f"T-{number}", engagement_id=engagement, title=f"Set up cell {number}",
                phase=PHASES[number % 7], state="finished" if is_past else "open", duration_days=3,
                created_on=_day(-110), start_on=_day(start), finish_on=_day(start + 2),
                committed_start_on=_day(start), committed_finish_on=_day(start + 1),
                **(past if is_past else dict.fromkeys(past)))  # fmt: skip


def _engagement(number: int, people: dict[str, str]) -> Rows:
    """One engagement and all that is in it; keys go on from where the one before ended."""
    head = head_of(number, f"ENG{number:03}")
    who = list(people.values())
    of: Rows = {"engagement": [head]}

    def rows(table: str, prefix: str, **columns: Any) -> None:
        count = COUNTS[table]
        of[table] = [
            {
                "id": new_id(),
                "key": f"{prefix}-{number * count + n + 1}",
                "engagement_id": head["id"],
            }
            | {name: value(n) if callable(value) else value for name, value in columns.items()}
            for n in range(count)
        ]

    rows("assignment", "ROL", person_id=lambda n: who[n % 6], role=lambda n: ROLES[n % 6],
         from_on=lambda n: _day(-100 if n < 6 else -119), until_on=lambda n: None if n < 6 else
         _day(-101), recorded_on=_day(-100))  # fmt: skip
    of["work"] = [_task(number * COUNTS["work"] + n + 1, head["id"]) for n in range(COUNTS["work"])]
    for place, row in enumerate(of["work"]):
        row |= {"is_milestone": 1 if place % 10 == 9 else 0}
    of["assignee"] = [{"id": new_id(), "work_id": row["id"], "engagement_id": head["id"],
                           "person_id": who[n % 6]} for n, row in enumerate(of["work"])]  # fmt: skip
    of["link"] = [{"id": new_id(), "engagement_id": head["id"], "before_id": a["id"], "after_id": b["id"]}
                  for a, b in zip(of["work"], of["work"][1:], strict=False)]  # fmt: skip
    _records(rows, who)
    of["issue_comment"] = [{"id": new_id(), "issue_id": row["id"], "by_id": who[1], "typed_by": "luc",
                                "said_on": _day(-10), "text": "Seen on site"} for row in of["issue"]]  # fmt: skip
    of["message_recipient"] = [{"id": new_id(), "message_id": row["id"], "engagement_id": head["id"],
                                    "person_id": who[n % 6]} for n, row in enumerate(of["message"])]  # fmt: skip
    return of


def _records(rows: Any, who: list[str]) -> None:
    kinds = ("problem", "risk", "gap", "question", "deviation", "improvement")
    rows("issue", "ISS", kind=lambda n: kinds[n % 6], area="estimation",
         title=lambda n: f"Gap {n}", state=lambda n: "open" if n % 4 == 0 else "closed",
         owner_id=lambda n: who[n % 6], raised_by_id=lambda n: who[(n + 1) % 6],
         raised_on=lambda n: _day(-100 + n), typed_by="carla", due_on=lambda n: _day(n - 60),
         closed_on=lambda n: None if n % 4 == 0 else _day(-1))  # fmt: skip
    said = (
        "check-in",
        "minutes",
        "announcement",
        "strategy-change",
        "budget-statement",
        "review",
        "note",
    )
    rows("message", "MSG", kind=lambda n: said[n % 7], subject=lambda n: f"Week {n}",
         from_id=lambda n: who[n % 6], typed_by="carla", sent_on=lambda n: _day(n - 90),
         state=lambda n: "owed" if n % 10 == 0 else "logged",
         answer_due_on=lambda n: _day(n - 60) if n % 10 == 0 else None)  # fmt: skip
    papers = ("contract", "engagement-plan", "strategy", "methodology", "expectations", "memo",
              "status-report", "procedure", "training-material", "test-plan")  # fmt: skip
    rows("document", "DOC", kind=lambda n: papers[n % 10], title=lambda n: f"Paper {n}",
         dated_on=lambda n: _day(n - 80), author_id=lambda n: who[n % 6],
         state=lambda n: "draft" if n % 3 == 0 else "current", registered_on=_day(-80))  # fmt: skip
    rows("approval", "APR", subject_kind=lambda n: "change" if n % 2 else "document",
         subject_id=lambda n: new_id(), subject=lambda n: f"CHG-{n + 1}", title="Longer",
         role="sponsor", content="{}", code="K7Q2", asked_on=lambda n: _day(n - 60),
         asked_by="paul", due_on=lambda n: _day(n - 50),
         decision=lambda n: None if n % 8 == 0 else "approved",
         by_id=lambda n: None if n % 8 == 0 else who[0], typed_by="carla",
         decided_on=lambda n: None if n % 8 == 0 else _day(n - 55))  # fmt: skip
    rows("change", "CHG", title="Longer", reason="Late parts", state="applied",
         requested_by_id=who[4], requested_on=_day(-40))  # fmt: skip
    rows("process", "PRC", title=lambda n: f"Cut list {n}", described_by_id=who[4],
         state=lambda n: "reported" if n % 5 == 0 else "fit", described_on=_day(-80),
         typed_by="paul", reported_on=lambda n: _day(-20) if n % 5 == 0 else None)  # fmt: skip
    rows("deliverable", "DEL", title=lambda n: f"Result {n}", owner_id=lambda n: who[n % 6],
         due_on=lambda n: _day(n * 5 - 40), created_on=_day(-90),
         state=lambda n: "draft" if n % 2 else "accepted")  # fmt: skip
    rows("service", "SRV", title=lambda n: f"Service {n}", effort_minutes=4800,
         price_cents=1_200_000, state="agreed")  # fmt: skip


if __name__ == "__main__":
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    make_many(folder / "many.db")
    make_tasks(folder / "tasks-small.db", 100)
    make_tasks(folder / "tasks-big.db", count)
