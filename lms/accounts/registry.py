"""What apps above accounts tell it, without being imported by it."""

from collections.abc import Callable

_name_frozen: list[Callable[[int], bool]] = []


def register_name_frozen(check: Callable[[int], bool]) -> None:
    """``check(user id)`` says that the name stands printed somewhere, so its owner cannot change it."""
    if check not in _name_frozen:
        _name_frozen.append(check)


def is_name_frozen(user_id: int) -> bool:
    """Whether only a registrar may change this person's name."""
    return any(check(user_id) for check in _name_frozen)
