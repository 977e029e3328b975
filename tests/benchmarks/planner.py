"""How quick planning is, and that its cost grows as the plan does, no faster.

    python tests/benchmarks/planner.py

plans networks of 1,000, 10,000 and 100,000 items with 1.5 links each, forward and backward, and
tells the time of the processor for all and for each item, its ratio to that at 1,000, and how many
calls each item takes. Where the calls stay the same and the time grows, it is the memory: so many
items no longer fit the processor's cache. Last, 1,000 tasks beside `import sqlmodel`.
"""

import gc
import subprocess
import sys
import time
from collections.abc import Callable

from plans import calendar, network

from engtrack.nouns.schedule.planning.forward import Pass
from engtrack.nouns.schedule.planning.slack import slacks

TODAY = "2027-03-01"
COUNTS = (1_000, 10_000, 100_000)
SAYS = f"{'items':>8} {'links':>8} {'ms':>9} {'µs an item':>11} {'ratio':>6} {'calls an item':>14}"


def main() -> None:
    gc.disable()  # as the program does
    print(SAYS)
    first = 0.0
    for count in COUNTS:
        took, links = planned(count)
        each = took / count
        first = first or each
        print(
            f"{count:>8,} {links:>8,} {took * 1000:>9.1f} {each * 1e6:>11.1f} {each / first:>6.2f}"
            f" {calls(count) / count:>14.1f}",
            flush=True,
        )
    floor, ours = min(imported() for _ in range(5)), first * COUNTS[0]
    print(f"1,000 tasks planned anew: {ours * 1000:.0f} ms; import sqlmodel: {floor * 1000:.0f} ms;"
          f" ratio {ours / floor:.2f}")  # fmt: skip


def planned(count: int, rounds: int = 5) -> tuple[float, int]:
    """The least of the processor's seconds for one plan both ways, and the number of links."""
    items, links = network(count)
    days = calendar()

    def plan() -> None:
        slacks(Pass(items, links, TODAY, TODAY, days))

    return min(seconds(plan) for _ in range(rounds)), len(links)


def calls(count: int) -> int:
    """How many functions one plan both ways calls: no clock, no chance."""
    items, links = network(count)
    days, found = calendar(), 0

    def heard(_frame: object, event: str, _of: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(heard)
    slacks(Pass(items, links, TODAY, TODAY, days))
    sys.setprofile(None)
    return found


def seconds(work: Callable[[], None]) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def imported() -> float:
    """The seconds that `python -c "import sqlmodel"` takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import sqlmodel"], check=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
