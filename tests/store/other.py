"""Another process that writes to a file: `other.py FILE HANDLE [kill | COUNT]`."""

import os
import signal
import sys
from pathlib import Path

from sqlmodel import select

from engtrack.nouns.person.model import Person
from engtrack.store.write import next_key, writing

path, handle, *more = sys.argv[1:]
days = {"instant": "2027-01-04T15:00:00.000+00:00", "today": "2027-01-04", "typed_by": handle}
for number in range(int(more[0]) if more and more[0] != "kill" else 1):
    with writing(Path(path), command=f"person add {handle}", **days) as session:
        name = handle if not number else f"{handle}-{number}"
        session.add(Person(handle=name, name=next_key(session, "T"), side="client"))
        paul = session.exec(select(Person).where(Person.handle == "paul")).one()
        paul.capacity_minutes = (paul.capacity_minutes or 0) + 1
        if more == ["kill"]:
            session.connection().exec_driver_sql("PRAGMA cache_size=5")  # pages reach the file
            for extra in range(2000):
                session.add(Person(handle=f"x{extra}", name="x" * 200, side="client"))
            session.flush()
            os.kill(os.getpid(), signal.SIGKILL)
    print(session.info["head"], flush=True)
