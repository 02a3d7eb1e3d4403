"""What an import did, in lines."""

from itertools import groupby

from django.utils.translation import gettext as _

from courses.packs.review.judge import Accepted, Outcome
from courses.packs.review.messages import note_line, place, problem_line


def report_lines(outcome: Outcome) -> list[str]:
    """All that somebody must know or do: what was refused, what was noted, what is not in the document."""
    return [
        *map(problem_line, outcome.problems),
        *map(note_line, outcome.notes),
        *(_("%(place)s: changed after the export, so not read as it is now") % {"place": place(row)}
          for row in outcome.changed_since),
        *_missing(outcome),
    ]  # fmt: skip


def _missing(outcome: Outcome) -> list[str]:
    grouped = groupby(outcome.missing, key=lambda part: part.unit)
    return [
        _("%(text)s: not in the document: %(places)s")
        % {"text": unit, "places": ", ".join(part.place for part in parts)}
        for unit, parts in grouped
    ]


def accepted_line(one: Accepted) -> str:
    """A correction that was taken."""
    over = f" ({_('written over the translation')})" if one.in_place else ""
    return f"{place(one.row)}{over}: «{one.words}»"


def summary_line(outcome: Outcome) -> str:
    return _(
        "Corrections taken: %(taken)s. Taken before: %(already)s. Not taken: %(refused)s. Rows without a correction: "
        "%(fine)s."
    ) % {
        "taken": len(outcome.accepted), "already": outcome.already, "refused": len(outcome.problems),
        "fine": outcome.fine,
    }  # fmt: skip
