"""``manage.py load_register``: the data files of the register into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from inspections.loading import RegisterChanges, load_register
from inspections.register import Register


class Command(BaseCommand):
    """Load the register of authorities and trusts; the same data again changes nothing."""

    help = "Load the register of local authorities and trusts, and say what changed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load the shipped register and print each change on a line of its own."""
        for line in plain_words(load_register(Register.shipped())):
            self.stdout.write(line)


def plain_words(changes: RegisterChanges) -> list[str]:
    """The changes as lines for people, the sum last; a first load is the sum alone."""
    first_load = not (changes.unchanged or changes.updated)
    lines = [] if first_load else [f"Added {name}." for name in changes.created]
    lines += [
        f"Changed {c.field} of {c.of} from “{c.before}” to “{c.after}”." for c in changes.updated
    ]
    lines += [
        f"Left alone {name}: it is in the database but not in the register."
        for name in changes.left_alone
    ]
    if not changes.anything:
        return [*lines, f"Register: nothing changed, {len(changes.unchanged)} up to date."]
    altered = len({c.of for c in changes.updated})
    return [
        *lines,
        f"Register: {len(changes.created)} authorities and trusts added, {altered} changed, "
        f"{len(changes.unchanged)} as they were.",
    ]
