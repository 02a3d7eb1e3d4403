"""Whether a pack keeps our writing rules. Pure: a pack in memory in, findings out; used by ``check_curriculum``."""

from courses.packs.checks.finding import Finding
from courses.packs.checks.run import check_course, check_pack

__all__ = ["Finding", "check_course", "check_pack"]
