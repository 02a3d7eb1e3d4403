"""Reads of published contacts, in the reader's language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from courses.languages import SOURCE, content_language
from courses.queries.columns import both, text_of
from courses.source_rules import host_of
from courses.translation_state import State, state_of
from lms.support.models import DESTINATION_CHOICES, ORIGIN_CHOICES, Contact, codes_of

PLAIN_COLUMNS = (
    "key", "kind", "origins", "destinations", "phone", "phone_printed", "website", "source_address", "checked_on",
    "test_called_on", "sensitive", "translation_states",
)  # fmt: skip


@dataclass(frozen=True)
class ContactCard:
    """One contact as it is shown. ``state`` is that of the reader's language; ``changed`` says that the last check is
    too long ago; ``where`` names the countries it is for, '' when it is for all."""

    key: str
    kind: str
    name: str
    helps_with: str
    note: str
    phone: str
    phone_printed: str
    website: str
    source_address: str
    checked_on: dt.date | None
    test_called_on: dt.date | None
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    sensitive: bool
    state: State
    fell_back: bool
    changed: bool

    @property
    def website_host(self) -> str:
        return host_of(self.website)

    @property
    def source_host(self) -> str:
        return host_of(self.source_address)

    @property
    def where(self) -> str:
        names = dict(DESTINATION_CHOICES)
        return ", ".join(str(names[code]) for code in self.destinations if code in names)


def _card(row: dict[str, Any], language: str, today: dt.date) -> ContactCard:
    contact = Contact(**row)
    texts = {name: text_of(row, name, language) for name in ("name", "helps_with", "note")}
    same = (
        "key",
        "kind",
        "phone",
        "phone_printed",
        "website",
        "source_address",
        "checked_on",
        "test_called_on",
    )
    return ContactCard(
        **{name: row[name] for name in same},
        **texts,
        origins=codes_of(row["origins"]),
        destinations=codes_of(row["destinations"]),
        sensitive=row["sensitive"],
        state=state_of(contact, language),
        fell_back=language != SOURCE and not row[f"name_{language}"],
        changed=contact.may_have_changed(today),
    )


def _cards(contacts: QuerySet[Contact]) -> list[ContactCard]:
    language, today = content_language(), timezone.localdate()
    texts = {column for name in ("name", "helps_with", "note") for column in both(name, language)}
    rows = contacts.filter(live=True).order_by("sort_order", "key").values(*PLAIN_COLUMNS, *sorted(texts))
    return [_card(row, language, today) for row in rows]


def contacts_by_key(keys: Iterable[str]) -> dict[str, ContactCard]:
    """The published contacts among these keys, in one query; no keys cost none."""
    wanted = set(keys)
    return {card.key: card for card in _cards(Contact.objects.filter(key__in=wanted))} if wanted else {}


def contact_choices() -> list[tuple[str, str]]:
    """Published contacts as ``(key, Russian name)``, for editors who put one into a lesson."""
    rows = Contact.objects.filter(live=True).order_by("sort_order", "key")
    return list(rows.values_list("key", "name_ru"))


@dataclass(frozen=True)
class OriginPart:
    """Contacts for people from one country."""

    code: str
    name: str
    contacts: list[ContactCard]


@dataclass(frozen=True)
class Directory:
    """What the page Help now shows, by part. ``hidden`` are contacts that nobody else should see over a shoulder."""

    emergency: list[ContactCard] = field(default_factory=list)
    by_origin: list[OriginPart] = field(default_factory=list)
    for_all: list[ContactCard] = field(default_factory=list)
    hidden: list[ContactCard] = field(default_factory=list)
    state: State = "reviewed"


def directory(origin: str = "", destination: str = "") -> Directory:
    """The published contacts for people from ``origin`` who go to ``destination`` (codes; '' is any). One query."""
    contacts = Contact.objects.all()
    if origin:
        contacts = contacts.filter(Q(origins="") | Q(origins__contains=origin))
    if destination:
        contacts = contacts.filter(Q(destinations="") | Q(destinations__contains=destination))
    cards = _cards(contacts)
    plain = [card for card in cards if not card.sensitive and card.kind != Contact.Kind.EMERGENCY]
    parts = [
        OriginPart(code, str(name), [card for card in plain if code in card.origins])
        for code, name in ORIGIN_CHOICES
        if origin in ("", code)
    ]
    return Directory(
        emergency=[card for card in cards if card.kind == Contact.Kind.EMERGENCY],
        by_origin=[part for part in parts if part.contacts],
        for_all=[card for card in plain if not card.origins],
        hidden=[card for card in cards if card.sensitive and card.kind != Contact.Kind.EMERGENCY],
        state=_worst(cards),
    )


def _worst(cards: list[ContactCard]) -> State:
    """One state for the whole page: a draft or an outdated translation anywhere makes it one."""
    states = {card.state for card in cards}
    return "draft" if "draft" in states else "stale" if "stale" in states else "reviewed"
