"""Sources that only editors may see: a learner whose phone is searched must not carry them. Pure.

The list follows the README and REVIEW of the fact base (22 November 2026): media that are banned or called
"undesirable" in a country where learners work. A lawyer should look at it before a release, and whenever such a list
changes.
"""

from urllib.parse import urlsplit

EDITORS_ONLY_HOSTS = frozenset(
    {
        # "Undesirable" or blocked in Russia, named so in the fact base.
        "meduza.io", "svoboda.org", "radiosvoboda.org", "azattyk.org", "verstka.media", "moscowtimes.ru",
        "themoscowtimes.com",
        # Of the same publisher (RFE/RL), in the languages of our learners.
        "rferl.org", "ozodi.org", "ozodlik.org", "azathabar.com", "currenttime.tv", "sibreal.org", "severreal.org",
        "idelreal.org", "krymr.com", "azattyq.org", "azattyqasia.org", "ozodlik.mobi",
        # Blocked or listed in Russia.
        "istories.media", "theins.ru", "theins.press", "novayagazeta.eu", "novayagazeta.ru", "zona.media",
        "thebell.io",
        "dw.com", "bbc.com", "bbc.co.uk", "bbcrussian.com", "fergana.media", "fergana.news", "fergana.agency",
        "kloop.kg",
        "kloop.io", "proekt.media", "ovd.info", "ovdinfo.org", "memorial.ru", "memo.ru",
        "memorialcenter.org", "fergana.ru", "memohrc.org", "holod.media", "tvrain.tv",
        "doxa.team", "agents.media", "bellingcat.com",
        # An exile outlet blocked in Tajikistan.
        "azda.tv",
    }
)  # fmt: skip
#: How people write these names; none may stand in a text for learners.
EDITORS_ONLY_NAMES = (
    "медуза", "meduza", "радио свобода", "азаттык", "озоди", "верстка", "вёрстка", "moscow times", "настоящее время (",
    "медиазона", "новая газета", "дождь (", "клооп", "kloop", "фергана.", "fergana", "овд-инфо", "мемориал (",
)  # fmt: skip


def host_of(address: str) -> str:
    """The host of a web address in small letters, without port and ``www``; '' when there is none.

    Understands addresses typed without ``https://`` and international names (``www.Example.org:443/x``).
    """
    text = address.strip()
    if "//" not in text.split("?")[0]:
        text = f"//{text}"
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:  # a broken IPv6 address
        return ""
    return host.rstrip(".").removeprefix("www.")


def is_editors_only(address: str) -> bool:
    """Whether the address leads to a host of ``EDITORS_ONLY_HOSTS`` or to one below it."""
    parts = host_of(address).split(".")
    return any(".".join(parts[start:]) in EDITORS_ONLY_HOSTS for start in range(len(parts)))


def named_in(text: str) -> str:
    """The first name of such a source in a text, or ''."""
    lower = text.lower()
    return next((name for name in EDITORS_ONLY_NAMES if name in lower), "")
