"""A file with two people and two engagements, made once and copied for each test."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session

from engtrack.store import schema
from engtrack.store.write import writing

INSTANT, TODAY = "2027-01-04T15:00:00.000+00:00", "2027-01-04"
ASKED = {"key": "APR-1", "subject_kind": "change", "subject_id": "c", "subject": "CHG-1",
         "title": "More", "role": "sponsor", "content": "{}", "code": "K7Q2",
         "asked_on": TODAY, "asked_by": "paul"}  # fmt: skip
Writing = Callable[..., AbstractContextManager[Session]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.db"
    schema.create(path, instant=INSTANT)
    from engtrack.nouns.engagement.model import Engagement
    from engtrack.nouns.person.model import Person

    with write_to(path)(command="engtrack begin") as session:
        for handle, side in (("marie", "client"), ("paul", "vendor")):
            session.add(Person(handle=handle, name=handle.title(), side=side))
        for key, state in (("ACME", "active"), ("OAK", "closed")):
            session.add(
                Engagement(
                    key=key, name=key, client=key, state=state, created_on=TODAY, start_on=TODAY
                )
            )
    return path


@pytest.fixture
def file(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "acme.db"))


@pytest.fixture
def write(file: Path) -> Writing:
    return write_to(file)


def write_to(path: Path) -> Writing:
    return partial(writing, path, instant=INSTANT, today=TODAY, typed_by="marie")
