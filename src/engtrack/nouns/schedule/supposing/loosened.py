"""What loses what it came after, once other work is dropped: its links count for nothing then."""

from collections.abc import Collection, Iterator

from engtrack.errors import Sentence
from engtrack.nouns.schedule.planning.asked import UNFINISHED
from engtrack.nouns.schedule.planning.network import Item, Link
from engtrack.nouns.schedule.supposing.scenario import Scenario


def loosened(scenario: Scenario) -> Iterator[Sentence]:
    network = scenario.with_it.network
    return without(network.items, network.links, scenario.dropped)


def without(
    items: Collection[Item], links: Collection[Link], dropped: Collection[str]
) -> Iterator[Sentence]:
    """A sentence for each piece of unfinished work that came after what is dropped."""
    known = {item.id: item for item in items}
    loose = {link.after for link in links if link.before in dropped}
    for item in (item for item in items if item.id in loose and item.state in UNFINISHED):
        before = [known[link.before] for link in links if link.after == item.id]
        if left := [one.key for one in before if one.state != "cancelled"]:
            keys = sorted(left, key=lambda key: (len(key), key))
            yield Sentence("{key} comes after {keys} only", key=item.key, keys=keys)
        else:
            yield Sentence("{key} comes after nothing any more", key=item.key)
