"""Ids that grow with time (UUIDv7), so that new rows land at the end of every index."""

import os
import time

_last = 0  # the instant and count of the id given last; ids of one process never go back


def new_id() -> str:
    """32 hexadecimal digits: 48 bits of milliseconds, 12 that count within one, 62 at random.

    The one place that asks the real clock: an id is no date, and pinning the day (ENGTRACK_NOW)
    must not send ids back in time.
    """
    global _last
    _last = max(_last + 1, time.time_ns() // 1_000_000 << 12)
    instant, count = _last >> 12, _last & 0xFFF
    chance = int.from_bytes(os.urandom(8), "big") >> 2
    return f"{instant << 80 | 7 << 76 | count << 64 | 2 << 62 | chance:032x}"
