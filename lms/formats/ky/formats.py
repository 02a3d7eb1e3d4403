"""Kyrgyz: ``2026-ж., 5-март``."""

from lms.formats.shared import *  # noqa: F403

DATE_FORMAT = "Y-ж., j-E"
DATETIME_FORMAT = "Y-ж., j-E, H:i"
MONTH_DAY_FORMAT = "j-E"
YEAR_MONTH_FORMAT = "Y-ж., E"
