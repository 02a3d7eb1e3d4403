"""Who read the texts, as the first page of a document says."""

import datetime as dt
import re
from dataclasses import dataclass

from courses.packs.review.messages import roles_for
from courses.packs.review.sheet import DocumentError, Sheet

DAY = re.compile(r"^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))\b")


@dataclass(frozen=True)
class Reviewer:
    """A named person, in one of ``courses.translation_state.ROLES``, on a day."""

    name: str
    role: str
    on: dt.date


def reviewer_of(sheet: Sheet) -> Reviewer:
    """The person of the first page. Raises DocumentError when something is missing there."""
    name = sheet.asked.get("name", "")
    if not name:
        raise DocumentError("no_name")
    roles = [role for role in roles_for(sheet.code.language) if sheet.asked.get(f"role_{role}")]
    if len(roles) != 1:
        raise DocumentError("no_role")
    return Reviewer(name, roles[0], _day(sheet.asked.get("day", "")))


def _day(text: str) -> dt.date:
    found = DAY.match(text)
    if found:
        year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            pass  # the thirtieth of February
    raise DocumentError("no_day", day=text)
