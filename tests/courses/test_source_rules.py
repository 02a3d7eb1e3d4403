"""Sources for editors only are known by host, with whatever stands before it, and by name."""

import pytest

from courses.source_rules import is_editors_only, named_in


@pytest.mark.parametrize(
    "address",
    [
        "https://www.azattyk.org/a/33598159.html",
        "https://rus.azattyk.org/amp/1.html",
        "https://MEDUZA.io./x",
        "http://it.fergana.media/news/1",
    ],
)
def test_banned_hosts_and_everything_below_them(address: str) -> None:
    assert is_editors_only(address)


@pytest.mark.parametrize(
    "address", ["https://24.kg/a", "https://notmeduza.io/", "https://example.org/?u=meduza.io", ""]
)
def test_other_hosts(address: str) -> None:
    assert not is_editors_only(address)


def test_names_in_a_text() -> None:
    assert named_in("Так пишет Медуза.") == "медуза"
    assert named_in("Медовые соты и озон") == ""
