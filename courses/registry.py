"""What learners' apps tell the authors' app, without being imported by it."""
from collections.abc import Callable
from typing import Any

InUse = Callable[[Any], bool]
_in_use: list[InUse] = []


def register_in_use(check: InUse) -> None:
    """``check(page or question)`` says whether a learner's record rests on it. Called in ``AppConfig.ready``."""
    if check not in _in_use:
        _in_use.append(check)


def is_in_use(obj: Any) -> bool:
    """True when someone has studied ``obj`` (a page, with all below it, or a question): archive it, never delete."""
    return any(check(obj) for check in _in_use)
