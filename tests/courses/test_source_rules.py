"""Which addresses are for the team only."""

import pytest

from courses.source_rules import EDITORS_ONLY_HOSTS, host_of, is_editors_only, named_in


@pytest.mark.parametrize(
    "address",
    [
        "https://meduza.io/en/feature/2025/05/13/tools",
        "https://rus.azattyk.org/amp/31962030.html",
        "https://it.fergana.media/news/145041",
        "http://www.svoboda.org/a/1.html",
        "HTTPS://WWW.BBC.COM/news/world-asia-19920528",
        "https://user:pass@kloop.kg:443/blog/",
        "verstka.media/?p=36775",
        "//dw.com",
        "https://dw.com./ru",
    ],
)
def test_banned_hosts_and_what_is_below_them(address: str) -> None:
    assert is_editors_only(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://migration.tj/",
        "https://notmeduza.io/",
        "https://meduza.io.example.org/",
        "https://example.org/?next=https://meduza.io/",
        "https://example.org/meduza.io",
        "https://24.kg/obschestvo/350464",
        "https://radiobbc.com.example",
        "",
        "not an address",
        "https://[broken",
    ],
)
def test_other_hosts(address: str) -> None:
    assert not is_editors_only(address)


def test_the_host_of_an_address() -> None:
    assert host_of(" https://WWW.Mos.ru:443/en/?a=//b ") == "mos.ru"


def test_the_list_holds_bare_hosts() -> None:
    assert len(EDITORS_ONLY_HOSTS) > 30
    assert {host for host in EDITORS_ONLY_HOSTS if host_of(host) != host} == set()


def test_names_in_a_text() -> None:
    assert named_in("Так пишет Медуза.") == "медуза"
    assert named_in("Медовые соты и озон") == ""
