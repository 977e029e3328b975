"""Whole numbers that add up: rounding to the nearest, and splitting by the largest remainder."""

from collections.abc import Sequence


def rounded(numerator: int, divisor: int) -> int:
    """The nearest whole number; a half goes away from nothing."""
    size = (2 * abs(numerator) + divisor) // (2 * divisor)
    return -size if numerator < 0 else size


def split(total: int, weights: Sequence[int]) -> list[int]:
    """The total in parts by these weights, none below nothing; their sum is the total.

    Each part is its share rounded down, and what is left goes to the largest remainders (Hamilton's
    method); equal ones in their order. Without any weight, in equal parts.
    """
    if not weights:
        return []
    of = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(of)
    size = abs(total)
    parts = [size * weight // whole for weight in of]
    by_remainder = sorted(range(len(of)), key=lambda n: (-(size * of[n] % whole), n))
    for n in by_remainder[: size - sum(parts)]:
        parts[n] += 1
    return [-part for part in parts] if total < 0 else parts


def settled(total: int, exact: Sequence[int], divisor: int) -> list[int]:
    """Whole parts of fractions `exact / divisor` whose sum is `total`, the sum's nearest number.

    Each is its fraction rounded down, or one more; of both signs too.
    """
    parts = [one // divisor for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda n: (-(exact[n] % divisor), n))
    for n in by_remainder[: total - sum(parts)]:
        parts[n] += 1
    return parts
