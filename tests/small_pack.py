"""The starter curriculum cut down to its first course in all languages: loading all twelve takes a minute."""

import dataclasses
from functools import cache
from pathlib import Path

from courses.management.commands.load_curriculum import STARTER
from courses.packs.model import Pack, Programme
from courses.packs.parse import read_pack
from courses.packs.write import write_pack

COURSE = "employment-contract"


@cache
def starter_pack() -> Pack:
    """The whole starter curriculum, read once."""
    return read_pack(STARTER)


@cache
def small_pack() -> Pack:
    """One course, and the programmes as far as they speak of it."""
    pack = starter_pack()
    courses = tuple(course for course in pack.courses if course.id == COURSE)
    cut = (_cut(programme) for programme in pack.programmes)
    return Pack(pack.site, courses, tuple(programme for programme in cut if programme.items), pack.extras)


def _cut(programme: Programme) -> Programme:
    items = tuple(item for item in programme.items if item.course == COURSE)
    return dataclasses.replace(programme, items=items)


def write_small_pack(folder: Path) -> Path:
    """The small pack as files, to be spoiled."""
    write_pack(folder, small_pack())
    return folder
