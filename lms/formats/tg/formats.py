"""Tajik: ``5 марти соли 2026``. The и after E is the izofat that joins month and year."""

from lms.formats.shared import *  # noqa: F403

DATE_FORMAT = "j Eи соли Y"
DATETIME_FORMAT = "j Eи соли Y, H:i"
MONTH_DAY_FORMAT = "j E"
YEAR_MONTH_FORMAT = "Eи соли Y"
