"""The directory of help in curriculum packs: from files into the database and back. See ``courses.packs.extras``."""

import datetime as dt
from pathlib import Path
from typing import Any

from courses.languages import CONTENT_LANGUAGES
from courses.models import LoadedItem
from courses.packs.extras import StoreItem
from courses.packs.model import PackError
from courses.source_rules import is_editors_only
from courses.translation_state import set_state
from lms.support.models import DESTINATION_CHOICES, ORIGIN_CHOICES, PHONE, Contact
from lms.support.pack_files import (
    FOLDER,
    NEUTRAL,
    ContactItem,
    ContactText,
    line_of,
    read_contacts,
    write_contacts,
)

PREFIX = f"{FOLDER}:"
TEXT_FIELDS = {"name": "name", "helps": "helps_with", "note": "note"}


# --- files ------------------------------------------------------------------------------------
def read(pack: Path) -> tuple[ContactItem, ...] | None:
    """The contacts of a pack, or None when it has none. Raises PackError also for what must never be published."""
    items = read_contacts(pack)
    for item in items or ():
        if problem := problem_with(item):
            path = pack / FOLDER / NEUTRAL
            raise PackError(
                path, line_of(path.read_text(encoding="utf-8"), item.key), f"'{item.key}': {problem}"
            )
    return items


def problem_with(item: ContactItem) -> str:
    """Why a contact of a pack is refused, in words for its writer; '' when it is not."""
    codes = [(item.origins, ORIGIN_CHOICES), (item.destinations, DESTINATION_CHOICES)]
    if item.kind not in Contact.Kind.values:
        return f"kind is one of {', '.join(Contact.Kind.values)}"
    if any(set(given) - {code for code, _name in choices} for given, choices in codes):
        return "an unknown country in origins or destinations"
    if item.phone and not PHONE.fullmatch(item.phone):
        return "phone is +992… or a short number, without spaces"
    if item.phone and not (item.source and item.checked_on):
        return "a phone needs source and checked_on"
    if is_editors_only(item.website) or is_editors_only(item.source):
        return "this site is banned where our readers are: see courses/source_rules.py"
    if item.publish and (missing := _row(Contact(), item).missing_for_publishing()):
        return (
            f"cannot be published without {', '.join(missing)}; say publish = false and why in editors_note"
        )
    if not item.publish and not item.editors_note:
        return "what is not published says why in editors_note"
    return ""


def export(pack: Path) -> None:
    """Write every contact, drafts too, below the folder of a pack. Nothing when there is none."""
    items = tuple(map(item_from, Contact.objects.order_by("sort_order", "key")))
    if items:
        write_contacts(pack, items)


# --- the database -----------------------------------------------------------------------------
def load(items: tuple[ContactItem, ...], store: StoreItem) -> list[str]:
    """Store the contacts; unpublish, never delete, what an earlier load brought and this pack does not have.

    Returns the keys of those. ``store`` keeps what an editor changed since, unless told to overwrite.
    """
    found = {contact.key: contact for contact in Contact.objects.all()}
    for item in items:
        contact = found.get(item.key)
        store(PREFIX + item.key, item, contact, item_from, lambda c=contact, i=item: _write(c, i))
    return _archive_others({PREFIX + item.key for item in items})


def _archive_others(loaded: set[str]) -> list[str]:
    archived = []
    for record in LoadedItem.objects.filter(key__startswith=PREFIX).exclude(key__in=loaded):
        contact = Contact.objects.filter(key=record.key.removeprefix(PREFIX), live=True).first()
        if contact:
            contact.unpublish()
            archived.append(record.key)
        record.delete()
    return archived


def _row(contact: Contact, item: ContactItem) -> Contact:
    """Fill the columns that are the same in every language."""
    contact.kind, contact.sort_order, contact.sensitive = item.kind, item.order, item.sensitive
    contact.origins, contact.destinations = ",".join(item.origins), ",".join(item.destinations)
    contact.phone, contact.phone_printed, contact.website = item.phone, item.phone_printed, item.website
    contact.source_address, contact.source_date = item.source, item.source_date
    contact.checked_on, contact.test_called_on = item.checked_on, item.test_called_on
    contact.editors_note = item.editors_note
    return contact


def _write(contact: Contact | None, item: ContactItem) -> Contact:
    target = contact.get_latest_revision_as_object() if contact else Contact(key=item.key, live=False)
    _row(target, item)
    for language in CONTENT_LANGUAGES:
        text = item.texts.get(language)
        for name, column in TEXT_FIELDS.items():
            setattr(target, f"{column}_{language}", getattr(text, name) if text else "")
    target.translation_states = {}
    for language, text in item.texts.items():
        set_state(target, language, "reviewed" if text.status == "reviewed" else "draft", text.reviewer,
                  text.reviewed_on)  # fmt: skip
    if not target.live:
        target.save()  # the list in the admin shows the row, and a draft that was never live has no other
    revision = target.save_revision()
    if item.publish:
        revision.publish()
    elif target.live:
        target.unpublish()
    return Contact.objects.get(pk=target.pk)


def item_from(contact: Contact) -> ContactItem:
    """A stored contact in the pack's form; also how the loader sees what an editor changed."""
    return ContactItem(
        key=contact.key,
        kind=str(contact.kind),
        origins=tuple(filter(None, contact.origins.split(","))),
        destinations=tuple(filter(None, contact.destinations.split(","))),
        phone=contact.phone,
        phone_printed=contact.phone_printed,
        website=contact.website,
        source=contact.source_address,
        source_date=contact.source_date,
        checked_on=_as_date(contact.checked_on),
        test_called_on=_as_date(contact.test_called_on),
        order=contact.sort_order,
        sensitive=contact.sensitive,
        publish=contact.live,
        editors_note=contact.editors_note,
        texts={
            language: _text_from(contact, language)
            for language in CONTENT_LANGUAGES
            if getattr(contact, f"name_{language}")
        },
    )


def _as_date(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _text_from(contact: Contact, language: str) -> ContactText:
    words = {name: getattr(contact, f"{column}_{language}") or "" for name, column in TEXT_FIELDS.items()}
    kept = (contact.translation_states or {}).get(language, {})
    if kept.get("state") != "reviewed":
        return ContactText(**words)
    on = kept.get("reviewed_on")
    return ContactText(
        **words, status="reviewed", reviewer=kept.get("reviewer", ""), reviewed_on=_as_date(on or None)
    )
