"""Uzbek: ``2026-yil 5-mart``."""

from lms.formats.shared import *  # noqa: F403

DATE_FORMAT = r"Y-\y\i\l j-E"
DATETIME_FORMAT = r"Y-\y\i\l j-E, H:i"
MONTH_DAY_FORMAT = "j-E"
YEAR_MONTH_FORMAT = r"Y-\y\i\l E"
