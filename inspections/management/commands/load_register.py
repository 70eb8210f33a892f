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
    """The changes as lines for people, the sum last."""
    lines = [f"Added {name}." for name in changes.created]
    lines += [
        f"Changed {c.field} of {c.of} from “{c.before}” to “{c.after}”." for c in changes.updated
    ]
    lines += [
        f"Left alone {name}: it is in the database but not in the register."
        for name in changes.left_alone
    ]
    if not changes.anything:
        return [*lines, f"Nothing changed: {len(changes.unchanged)} authorities are up to date."]
    altered = len({c.of for c in changes.updated})
    return [
        *lines,
        f"{len(changes.created)} added, {altered} changed, {len(changes.unchanged)} unchanged.",
    ]
