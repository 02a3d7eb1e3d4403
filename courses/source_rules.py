"""Which sources only the team may see. Pure: an address in, a yes or no out.

In Russia, where most readers work, a link to an "undesirable" or blocked site on a phone can bring a fine or worse,
and police do look through phones; in Kyrgyzstan the same holds for what a court called extremist. Such a source may
carry a fact in the team's notes. Its name, its link and its text never reach a learner.

The list was drawn up on 22 November 2026 for the fact base (its README, "Limits", and the brief for authors). Dates
and reasons below are as public reports of the time give them; nothing was asked of a lawyer. Mirrors and reader
services have other hosts and are not known here: give the editor's own judgement the last word.
"""

from urllib.parse import urlsplit

#: Bare hosts. What is below one counts too: ``rus.azattyk.org`` is covered by ``azattyk.org``.
EDITORS_ONLY_HOSTS = frozenset(
    {
        # RFE/RL and its services: blocked in Russia since March 2022, "undesirable" there since 20 February 2024.
        "svoboda.org", "rferl.org", "azattyk.org", "azattyq.org", "azattyqasia.org", "ozodi.org", "ozodlik.org",
        "ozodlik.mobi", "radiosvoboda.org", "currenttime.tv",
        "meduza.io",  # "undesirable" since 26 January 2023
        "theins.ru", "theins.press",  # The Insider: "undesirable" since 15 July 2022
        "proekt.media",  # "undesirable" since 15 July 2021
        "istories.media",  # Important Stories: "undesirable" since 5 March 2022
        "novayagazeta.eu",  # "undesirable" since 28 June 2023
        "novayagazeta.ru",  # blocked since November 2022, its licence taken away before
        "themoscowtimes.com", "moscowtimes.ru",  # "undesirable" since 10 July 2024
        "dw.com",  # Deutsche Welle: blocked since March 2022, "undesirable" since 1 December 2025
        "bbc.com", "bbc.co.uk",  # Russian service blocked since 4 March 2022
        "verstka.media",  # blocked since June 2022, "foreign agent"
        "zona.media",  # Mediazona: blocked since March 2022, "foreign agent"
        "thebell.io",  # "foreign agent"; whether it is more today was not checked
        "ovd.info", "ovdinfo.org",  # blocked since 25 December 2021, "foreign agent"
        "memo.ru", "memohrc.org", "memorialcenter.org",  # Memorial: dissolved by a court on 28 December 2021
        # Blocked in Russia in October 2019, unblocked and blocked again since; what holds today was not checked.
        "fergana.media", "fergana.news", "fergana.ru", "fergana.agency",
        # Kloop: its materials called extremist by a court in Bishkek on 27 October 2025, upheld on 9 March 2026.
        "kloop.kg",
    }
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
