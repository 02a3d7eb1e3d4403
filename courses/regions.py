"""Names of regions by ISO 3166-2, from the geography file of the curriculum."""

import csv
from functools import cache
from pathlib import Path

from courses.languages import content_language

FILE = Path(__file__).parent / "curriculum" / "geography.csv"


@cache
def _names() -> dict[str, dict[str, str]]:
    with FILE.open(newline="", encoding="utf-8") as file:
        return {row["iso_3166_2"]: row for row in csv.DictReader(file) if row["iso_3166_2"]}


def region_name(code: str, language: str | None = None) -> str:
    """The region's name in the language, in Russian where it has none, the code where it is unknown."""
    row = _names().get(code.strip(), {})
    return row.get(f"name_{content_language(language)}") or row.get("name_ru") or code.strip()
