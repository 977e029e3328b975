"""A file in the midst of its life, which all that the examples in the help speak of is in.

It is made through the command line: `$` runs a command, `@` moves the day. A command of a noun that
is not there is left out.
"""

import os
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engtrack import app
from engtrack.store import schema

from .conftest import DAY, Runner, run

STEPS = """
@ 2027-01-04
$ person add "Carla Roy" --side vendor --organisation Planit --language en
$ person add "Paul Gagnon <paul@example.com>" --side vendor --organisation Planit --capacity 35h
$ person add "Ana Diaz <ana@example.com>" --side vendor --organisation Planit
$ person add "Marie Tremblay <marie@example.com>" --organisation "Cuisines Acme" --language fr
$ person add "Luc Caron <luc@example.com>" --organisation "Cuisines Acme"
$ person add "Sam Lee <sam@example.com>" --organisation "Cuisines Acme"
$ person add "Zoé Roy" --organisation "Meubles Nord"
$ engagement create ACME --name "Acme go-live" --client "Cuisines Acme" --vendor Planit \
  --start 2027-01-11 --budget 48000 --currency CAD --vision "Quote to cut in a day" --aim "Go live"
$ engagement create NORD --name "Nord go-live" --client "Meubles Nord" --start 2027-04-05 \
  --calendar CA-QC
$ engagement create SUD --name "Sud reports" --client "Armoires Sud" --start 2027-01-11
$ engagement create OUEST --name "Ouest training" --client "Bois Ouest" --profile training
$ role assign sponsor marie -e ACME
$ role assign lead luc -e ACME
$ role assign provider paul -e ACME --share 50%
$ role assign support sam -e ACME
$ role assign account-manager ana -e ACME
$ role assign coordinator carla -e ACME
$ role assign sponsor marie -e SUD
$ role assign coordinator carla -e SUD
$ role assign coordinator carla -e OUEST
$ service add "Training of the users" -e ACME --effort 3d --price 3600
$ service add "Installation" -e ACME --effort 5d --price 6000
$ service add "Reports" -e ACME --effort 4d --price 4800
$ service add "Training of the users" -e NORD --effort 3d --price 3600
$ service add "Labels" -e NORD --effort 1d --price 1200
$ milestone add "Kick-off" -e ACME --phase prepare --not-after 2027-01-15 --assignee luc
$ milestone add "Installed" -e ACME --phase install --assignee paul
$ milestone add "Go-live" -e ACME --phase go-live --assignee paul
$ milestone add "First month over" -e ACME --phase support --after MS-3=+20d --assignee luc
$ task add "Gather the catalogue" -e ACME --phase prepare --duration 3d --assignee luc
$ task add "Set up the server" -e ACME --phase install --duration 2d --assignee sam
$ task add "Install the application" -e ACME --phase install --duration 3d --after T-2 \
  --assignee paul --effort 3d
$ task add "Configure the library" -e ACME --phase configure --duration 5d --after T-3 \
  --assignee paul --kind configuration --effort 4d
$ task add "Link the saw" -e ACME --phase configure --duration 2d --assignee paul --after T-3
$ task add "Test the reports" -e ACME --phase test --duration 2d --after T-4 --assignee luc
$ task add "Train the users" -e ACME --phase train --duration 3d --after T-3 --assignee paul \
  --kind training --effort 3d
$ task add "Import the stock" -e ACME --phase configure --duration 2d --after T-3 --assignee sam \
  --not-after 2027-02-19
$ task add "Print the labels" -e ACME --phase test --duration 1d --after T-5 --assignee luc
$ milestone depend MS-2 --on T-3
$ milestone depend MS-3 --on T-6 --on T-7
$ schedule baseline "First plan" -e ACME
$ deliverable add "Report templates" -e ACME --criteria "They print" --owner paul --due 2027-02-26
$ deliverable add "User guide" -e ACME --criteria "It is read" --owner luc --due 2027-03-26
$ document add contract "Contract" -e ACME --path https://example.com/contract.pdf
$ document add engagement-plan "Engagement plan" -e ACME --path https://example.com/plan.pdf
$ document add strategy "Strategy" -e ACME --path https://example.com/strategy.pdf
$ document add methodology "Methodology" -e ACME --path https://example.com/how.pdf
$ document add memo "Old memo" -e ACME --path https://example.com/memo.pdf
$ engagement start ACME
$ engagement start SUD
$ engagement start OUEST
@ 2027-01-18
$ milestone finish MS-1
$ task finish T-1
$ task start T-2
$ message log check-in "First weeks" -e ACME --to sponsor --by ana --via phone
$ message log announcement "We start" -e ACME --to end-user --by marie --via mail
@ 2027-02-01
$ issue log problem "The saw does not start" -e ACME --area hardware
$ issue log question "Which label size?" -e ACME --area report --of role:lead
$ issue log risk "The server comes late" -e ACME --area hardware --likelihood 3 --impact 4
$ issue log problem "A part is missing" -e ACME --area hardware
$ issue wait ISS-4 --side third-party --reason "It is on its way"
$ process add "From order to invoice" -e ACME --existing "On paper"
$ process add "From quote to cut" -e ACME --existing "Quotes in a spreadsheet"
$ process add "From cut to delivery" -e ACME --existing "A list on the wall"
$ process assess PRC-3 gap --note "The list is not in the application"
$ process report PRC-3
$ issue log improvement "Bigger letters" -e ACME --area report
$ issue resolve ISS-6 "They are bigger"
$ process assess PRC-2 gap --note "Labels are written by hand"
$ engagement hold SUD --reason "Invoice 2041 is unpaid"
$ engagement complete OUEST
@ 2027-02-15
$ message log check-in "May we train on the 12th?" -e ACME --to sponsor --by ana --via mail \
  --answer-due 2027-02-22
$ change request "One more day of training" -e ACME --reason "Two new people" --effort SRV-1=+8h \
  --price SRV-1=1200
$ change request "Go live later" -e ACME --reason "The saw comes late" --move MS-3=+3bd
$ change request "No reports" -e ACME --reason "They have their own" --drop-service SRV-3
$ approval ask CHG-2 --due 2027-03-05
$ deliverable submit DEL-1
$ engagement handover ACME --to-client --application luc --data sam --access "The server: ask Sam"
$ session book training "Library basics" -e ACME --on 2027-02-15 --start 09:00 --end 12:00 \
  --zone America/Toronto --place "Room 2" --with paul --with luc --topic library
$ session book training "Doors and drawers" -e ACME --on 2027-03-08 --task T-7 --with luc
$ session book installation "Install the application" -e ACME --on 2027-02-26 --with paul \
  --with sam --with luc
$ session confirm SES-1
$ session hold SES-1
$ document add training-material "Library in ten pages" -e ACME --path https://example.com/lib.pdf
@ 2027-02-16
$ time log T-3 7h --by paul --on 2027-02-01
$ time log T-3 6h30 --by paul --on 2027-02-02 --note "Licences too"
$ time log SRV-2 45min --by paul --on 2027-02-03 --billable no
$ time log T-4 3h20 --by paul --on 2027-02-15
$ engagement edit ACME --rate paul=150 --rate km=0.72 --rate-from 2027-01-11
$ expense log travel 64 -e ACME --by paul --on 2027-02-02 --note "Train"
$ expense submit EXP-1
$ time submit TIM-1 TIM-2 TIM-3
@ 2027-02-22
$ asset add environment "Test server" -e ACME --use test --owner sam --due 2027-03-12 \
  --item "Backup agent runs"
$ asset add security "Rights of the users" -e ACME --owner sam
$ asset add printer "Label printer" -e ACME --owner sam
$ asset add hardware "Old scanner" -e ACME
$ asset add database "Library" -e ACME --owner sam
$ asset check AST-1 ok --version 12.3
$ asset check AST-3 ok
$ asset check AST-5 ok
$ document add backup-procedure "Backups" -e ACME --every 3d
$ backup log -e ACME --of AST-5 --by sam
$ party add "Saw maker" -e ACME --lead sam --task T-5
$ time approve TIM-1 TIM-2
$ sheet draft -e ACME --until 2027-02-02
$ sheet sign SHT-1 --by marie --via paper
$ invoice add --from SHT-1
$ invoice issue INV-1 --by ana --via mail --due 2027-03-18
$ time log SRV-3 2h --by paul --on 2027-02-15
$ time submit TIM-5
$ time approve TIM-5
$ sheet draft -e ACME --from 2027-02-15
$ sheet sign SHT-2 --by marie --via paper
$ invoice add --from SHT-2
$ time log SRV-3 1h30 --by paul --on 2027-02-16
$ time submit TIM-6
$ time approve TIM-6
$ sheet draft -e ACME --from 2027-02-15
$ sheet sign SHT-3 --by marie --via paper
$ time log SRV-3 30min --by paul --on 2027-02-16
$ time submit TIM-7
$ time approve TIM-7
$ sheet draft -e ACME
$ expense log material 20 -e ACME --by paul
$ document add test-plan "Test plan" -e ACME --author luc
$ test add "Order to cut" -e ACME --process PRC-2 --author luc \
  --step "Enter the order => it is in the list" --step "Print the cut list"
$ test add "Cut to delivery" -e ACME --process PRC-3 --author luc --step "Scan a part => it is found"
$ test run TST-1 pass --by luc
"""

# What the examples read beside the file.
FILES = ("engagement export ACME -o acme.toml", "db copy before-the-visit.db")


def steps() -> Iterator[tuple[str, list[str]]]:
    day = DAY
    for line in STEPS.replace("\\\n", "").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            day = rest
        elif mark == "$":
            yield day, shlex.split(rest)


def is_there(noun: str) -> bool:
    try:
        app.module_of(noun)
    except ImportError:
        return False
    return True


def fill(path: Path, env: pytest.MonkeyPatch) -> list[str]:
    """Run the steps; gives what was refused."""
    refused = []
    env.setenv("ENGTRACK_DB", str(path))
    for day, argv in steps():
        if not is_there(argv[0]):
            continue
        env.setenv("ENGTRACK_NOW", f"{day}T09:00:00-05:00")
        done = run(*argv)
        if done.status:
            refused.append(f"{shlex.join(argv)}: {done.err}")
    return refused


def plain_environment(env: pytest.MonkeyPatch, home: Path) -> None:
    for name in [name for name in os.environ if name.startswith(("ENGTRACK_", "XDG_", "LC_"))]:
        env.delenv(name)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        env.setenv(name, str(home))
    env.setenv("LANG", "C.UTF-8")
    env.setenv("ENGTRACK_AS", "carla")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The sample file, and what was refused while it was made."""
    folder = tmp_path_factory.mktemp("sample")
    path = folder / "sample.db"
    schema.create(path, instant="2027-01-04T14:00:00.000+00:00", is_rehearsal=True)
    with pytest.MonkeyPatch.context() as env:
        plain_environment(env, folder)
        env.chdir(folder)
        refused = fill(path, env)
        for example in FILES:
            if run(*shlex.split(example)).status:
                refused.append(example)
        Path("answer.eml").write_text("Yes, go ahead.\n", "utf-8")
        Path("tracker.csv").write_text("key,name,client\nNEW,New shop,Meubles Neufs\n", "utf-8")
    return path, refused


@pytest.fixture
def sample_db(filled: tuple[Path, list[str]], tmp_path: Path) -> Path:
    """A copy of the sample of one's own."""
    return Path(shutil.copyfile(filled[0], tmp_path / "sample.db"))


@pytest.fixture
def sample(
    filled: tuple[Path, list[str]], sample_db: Path, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Runner:
    """Run one command line on that copy, as carla, on the pinned day.

    The files that the examples name lie beside it.
    """
    for file in filled[0].parent.iterdir():
        if file.is_file() and file != filled[0]:
            shutil.copyfile(file, file.name)
    monkeypatch.setenv("ENGTRACK_DB", str(sample_db))
    return run
