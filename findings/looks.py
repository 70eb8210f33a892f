"""When people last looked at the home page: what came since is new to them.

Looks of one day belong together, so that a reload, or coming back after lunch, does not empty
what is new: it is new since the last look of the day on which they looked before.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from findings.models import LastLook

AS_GOOD_AS_NOW = timedelta(minutes=5)
"""A look this soon after another is not written down."""


def looked_before(user: User, now: datetime) -> datetime | None:
    """When the user looked last on an earlier day, None for nobody who did; notes this look."""
    look, is_first = LastLook.objects.get_or_create(user=user, defaults={"latest": now})
    if is_first or now - look.latest < AS_GOOD_AS_NOW:
        return look.before
    if timezone.localdate(look.latest) != timezone.localdate(now):
        look.before = look.latest
    look.latest = now
    look.save(update_fields=["before", "latest"])
    return look.before
