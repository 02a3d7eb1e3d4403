"""Contacts as text files: what is read is what is written, and an editor's work is never undone in silence."""

import datetime as dt
import filecmp
import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from courses.languages import CONTENT_LANGUAGES
from courses.management.commands.load_curriculum import STARTER
from courses.models import LoadedItem
from courses.packs import extras
from courses.packs.digests import Report
from courses.packs.load import load_pack
from courses.packs.model import Pack, PackError
from courses.source_rules import host_of
from lms.support import packs
from lms.support.models import Contact
from lms.support.pack_files import ContactItem, ContactText, read_contacts, write_contacts
from tools.check_text import check

FILES = ["contacts.toml", "ru.md", "tg.md", "uz.md", "ky.md"]


def load(folder: Path, overwrite: bool = False) -> Report:
    """A pack of nothing but contacts, through the one door that loads packs."""
    return load_pack(Pack({}, (), (), extras.read_all(folder)), overwrite=overwrite)


def row(pack: Path, text: str, russian: str = "") -> Path:
    """A pack with this TOML and this Russian text, or one for its first contact."""
    folder, key = pack / "contacts", re.search(r'\["?(.+?)"?\]', text)
    assert key
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contacts.toml").write_text(text)
    (folder / "ru.md").write_text(
        russian or f"---\nstatus: draft\n---\n\n## {key[1]}\nname: Имя\nhelps: Да\n"
    )
    return pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the starter contacts that a test may spoil."""
    shutil.copytree(STARTER / "contacts", tmp_path / "contacts")
    return tmp_path


def change(pack: Path, old: str, new: str, name: str = "contacts.toml") -> None:
    path = pack / "contacts" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


# --- the starter ------------------------------------------------------------------------------
def starter() -> dict[str, ContactItem]:
    return {item.key: item for item in packs.read(STARTER) or ()}


def test_the_starter_has_what_lessons_name() -> None:
    items = starter()

    assert {key: items[key].phone for key in ("ru-112", "ru-103", "ru-102")} == {
        "ru-112": "112", "ru-103": "103", "ru-102": "102",
    }  # fmt: skip
    assert all(
        items[key].publish and items[key].kind == "emergency" for key in ("ru-112", "ru-103", "ru-102")
    )


def test_every_other_number_waits_for_a_test_call() -> None:
    """The rule of the fact base: "do not publish before a test call"."""
    waiting = {key: item.phone for key, item in starter().items() if item.phone and item.kind != "emergency"}

    assert waiting == {
        "tj-labour-office-ru": "+74959679844",
        "tj-deposit-insurance-phone": "+992446003245",
        "kg-deposit-agency-phone": "+996312456456",
        "kg-trafficking-line": "189",
        "tj-iom-phone": "+992487010202",
    }
    for key in waiting:
        item = starter()[key]
        assert not item.publish and item.test_called_on is None and "до пробного звонка" in item.editors_note


def test_every_origin_and_destination_has_a_consulate() -> None:
    for origin in ("TJ", "UZ", "KG"):
        consulates = [i for i in starter().values() if i.kind == "consulate" and origin in i.origins]
        assert consulates and all(not i.destinations and i.publish and not i.phone for i in consulates)


def test_printed_and_dialled_numbers_are_the_same() -> None:
    for item in starter().values():
        printed = re.sub(r"\D", "", item.phone_printed or item.phone)
        assert printed == item.phone.lstrip("+"), item.key


def test_every_contact_speaks_four_languages_in_short_sentences() -> None:
    for item in starter().values():
        assert list(item.texts) == ["ru", "tg", "uz", "ky"], item.key
        words = {language: (text.name, text.helps, text.note) for language, text in item.texts.items()}
        assert len({bool(text.note) for text in item.texts.values()}) == 1, item.key
        for language, texts in words.items():
            for sentence in re.split(r"[.?!:]\s", ". ".join(texts)):
                assert len(sentence.split()) <= 15, (item.key, language, sentence)
            found = [f for text in texts for f in check(text, language) if f.level == "error"]
            assert found == [], (item.key, language)
            assert not re.search(r"\+\d|\d{3}[- ]\d\d", " ".join(texts)), "numbers stand in the TOML file"


def test_texts_of_the_starter_are_drafts() -> None:
    assert {text.status for item in starter().values() for text in item.texts.values()} == {"draft"}


# --- reading and writing ----------------------------------------------------------------------
def test_the_starter_is_in_its_canonical_form(tmp_path: Path) -> None:
    """So that an export after an editor's change shows that change and nothing else."""
    items = packs.read(STARTER)
    write_contacts(tmp_path, items)

    assert read_contacts(tmp_path) == items
    for name in FILES:
        assert filecmp.cmp(STARTER / "contacts" / name, tmp_path / "contacts" / name, shallow=False), name


LINE = st.text(st.characters(whitelist_categories=("L", "N", "P", "S")), min_size=1, max_size=40)
ONE_LINE = LINE.filter(lambda text: text == text.strip())


@given(
    name=ONE_LINE, note=st.text(max_size=60).map(lambda t: " ".join(t.split())), secret=st.text(max_size=60)
)
def test_any_text_means_the_same_after_a_round_trip(
    tmp_path_factory, name: str, note: str, secret: str
) -> None:
    from lms.languages import normalise_uzbek_apostrophes as same

    if same(name) != name or same(note) != note:
        return  # the reader of Uzbek files puts signs right
    folder = tmp_path_factory.mktemp("pack")
    secret = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", secret)
    texts = {code: ContactText(name, name, note) for code in ("ru", "tg", "uz", "ky")}
    item = ContactItem(
        "one", "ngo", ("TJ", "KG"), (), "", "", "", "", "n.d.", dt.date(2026, 11, 22), None, 7, True, True,
        secret, texts,
    )  # fmt: skip
    write_contacts(folder, (item,))

    assert read_contacts(folder) == (item,)


def test_a_reviewed_language_keeps_its_reviewer(pack: Path, tmp_path_factory) -> None:
    change(pack, "status: draft", "status: reviewed\nreviewer: Зарина\nreviewed_on: 2026-11-30", "tg.md")
    items = packs.read(pack)
    assert {(i.texts["tg"].status, i.texts["tg"].reviewer) for i in items} == {("reviewed", "Зарина")}
    again = tmp_path_factory.mktemp("again")
    write_contacts(again, items)

    assert read_contacts(again) == items


GOOD = '[one]\nkind = "ngo"\norder = 1\nchecked_on = 2026-11-22\n'
PHONE = GOOD + 'phone = "+992440000000"\nsource = "https://dc.tj/"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[one]\norder = 1\n", 1, "'kind' is missing"),
        ("\n\n" + GOOD.replace('"ngo"', '"church"'), 3, "kind is one of"),
        (GOOD + 'fax = "1"\n', 1, "'fax' is not known here"),
        (GOOD + "website = 5\n", 1, "'website' must be str"),
        (GOOD + "phone = = 5", 5, "not readable as TOML"),
        (GOOD.replace("order = 1", "order = true"), 1, "'order' must be int"),
        ('["One Two"]\nkind = "ngo"\norder = 1\n', 1, "small Latin letters"),
        (GOOD + 'origins = ["RU"]\n', 1, "unknown country"),
        (PHONE.replace("+992440000000", "8 800"), 1, "without spaces"),
        (PHONE.replace('source = "https://dc.tj/"\n', ""), 1, "a phone needs source and checked_on"),
        (PHONE.replace("checked_on = 2026-11-22\n", ""), 1, "a phone needs source and checked_on"),
        (PHONE, 1, "cannot be published without test_called_on"),
        (PHONE + "publish = false\n", 1, "says why in editors_note"),
        (GOOD + 'website = "https://meduza.io/"\n', 1, "banned"),
        (GOOD + 'source = "https://it.fergana.media/x"\n', 1, "banned"),
        (GOOD + GOOD.replace("one", "two"), 1, "the contact 'two' is missing"),
    ],
)
def test_a_mistake_in_the_toml_file_names_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(PackError, match=re.escape(message)) as mistake:
        packs.read(row(tmp_path, text))

    assert mistake.value.line == line


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("## one\n", 1, "must begin with ---"),
        ("---\nstatus: draft\n", 2, "second --- is missing"),
        ("---\nheading: x\n---\n", 2, "here may stand status"),
        ("---\nstatus: done\n---\n", 2, "draft or reviewed"),
        ("---\nstatus: reviewed\n---\n", 2, "names its reviewer"),
        ("---\nstatus: reviewed\nreviewer: X\nreviewed_on: soon\n---\n", 2, "is not a date"),
        ("---\n---\n\nname: без ключа\n", 4, "'## key'"),
        ("---\n---\n## one\nname: Имя\nphone: 112\n", 5, "'## key'"),
        ("---\n---\n## one\nname: Имя\nname: Ещё\n", 5, "'## key'"),
        ("---\n---\n## one\nname: Имя\n", 3, "needs name and helps"),
        ("---\n---\n\n## two\nname: Имя\nhelps: Да\n", 4, "'two' is not in contacts.toml"),
        ("---\n---\n## one\nname: Имя\nhelps: Да\n## one\nname: Имя\nhelps: Да\n", 6, "stands here twice"),
        (f"---\n---\n## one\nname: {'я' * 121}\nhelps: Да\n", 4, "more than 120 letters"),
    ],
)
def test_a_mistake_in_a_text_file_names_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(PackError, match=re.escape(message)) as mistake:
        packs.read(row(tmp_path, GOOD, text))

    assert mistake.value.line == line


def test_a_missing_file_is_named_and_a_missing_folder_is_no_mistake(pack: Path, tmp_path_factory) -> None:
    assert packs.read(tmp_path_factory.mktemp("empty")) is None
    (pack / "contacts" / "ru.md").unlink()
    with pytest.raises(PackError, match=r"ru\.md:1: this file is missing"):
        packs.read(pack)


def test_uzbek_apostrophes_are_put_right(pack: Path) -> None:
    change(pack, "Qoʻngʻiroq bepul", "Qo'ng’iroq bepul", "uz.md")

    item = next(item for item in packs.read(pack) if item.key == "ru-112")
    assert item.texts["uz"].note.startswith("Qoʻngʻiroq bepul")


# --- loading ----------------------------------------------------------------------------------
@pytest.mark.django_db
def test_the_starter_loads_once() -> None:
    first, second = load(STARTER), load(STARTER)

    assert len(first.created) == len(starter()) == Contact.objects.count() > 25
    assert (second.created, second.updated, second.kept, second.archived) == ([], [], [], [])
    assert len(second.unchanged) == len(starter())
    live = {contact.key: contact.live for contact in Contact.objects.all()}
    assert live == {key: item.publish for key, item in starter().items()}


@pytest.mark.django_db
def test_what_was_loaded_is_what_the_files_say() -> None:
    load(STARTER)

    assert {c.key: packs.item_from(c) for c in Contact.objects.all()} == starter()
    contact = Contact.objects.get(key="ru-112")
    assert (contact.phone, contact.destinations, contact.live_revision_id is not None) == ("112", "RU", True)
    assert contact.name_tg == "Рақами ягонаи ёрӣ"


@pytest.mark.django_db
def test_a_change_in_the_files_is_loaded_and_nothing_else_is_touched(pack: Path) -> None:
    load(pack)
    before = Contact.objects.get(key="bank").latest_revision_id
    change(pack, "Рақами ягонаи ёрӣ", "Рақами нав", "tg.md")
    report = load(pack)

    assert (report.updated, len(report.unchanged)) == (["contacts:ru-112"], len(starter()) - 1)
    assert Contact.objects.get(key="ru-112").name_tg == "Рақами нав"
    assert Contact.objects.get(key="bank").latest_revision_id == before


@pytest.mark.django_db
@pytest.mark.parametrize("published", [True, False])
def test_an_editors_later_change_is_kept_unless_told_otherwise(pack: Path, published: bool) -> None:
    load(pack)
    contact = Contact.objects.get(key="iom")
    contact.note_ru = "Слова редактора"
    revision = contact.save_revision()
    if published:
        revision.publish()
    change(pack, "МОМ, агентство ООН по миграции", "МОМ", "ru.md")

    assert load(pack).kept == ["contacts:iom"]
    assert Contact.objects.get(key="iom").get_latest_revision_as_object().note_ru == "Слова редактора"
    assert load(pack, overwrite=True).kept == []
    contact = Contact.objects.get(key="iom")
    assert (contact.name_ru, contact.live) == ("МОМ", True) and "Слова" not in contact.note_ru


@pytest.mark.django_db
def test_a_number_that_an_editor_called_stays_published(pack: Path) -> None:
    load(pack)
    draft = Contact.objects.get(key="tj-deposit-insurance-phone")
    draft.test_called_on = dt.date(2026, 11, 24)
    draft.save_revision().publish()
    assert load(pack).unchanged.count("contacts:tj-deposit-insurance-phone") == 1
    change(pack, "N5: не публиковать", "N5: всё ещё не публиковать")

    assert load(pack).kept == ["contacts:tj-deposit-insurance-phone"]
    assert Contact.objects.get(key="tj-deposit-insurance-phone").live
    load(pack, overwrite=True)
    contact = Contact.objects.get(key="tj-deposit-insurance-phone")
    assert not contact.live and contact.test_called_on is None


@pytest.mark.django_db
def test_publishing_alone_is_an_editors_change_too(pack: Path) -> None:
    load(pack)
    Contact.objects.get(key="uz-migration-call-centre").save_revision().publish()
    change(pack, "велели открыть", "должны были открыть")

    assert load(pack).kept == ["contacts:uz-migration-call-centre"]


@pytest.mark.django_db
def test_what_left_the_pack_is_unpublished_and_not_deleted(pack: Path) -> None:
    load(pack)
    own = Contact.objects.create(key="own", name_ru="Наш", helps_with_ru="Всё", live=True)
    for name in FILES:
        path = pack / "contacts" / name
        head = "[iom]" if name.endswith("toml") else "## iom"
        path.write_text(re.sub(rf"(?ms)^{re.escape(head)}$.*?(?=^\[|^## |\Z)", "", path.read_text()))
    report = load(pack)

    assert report.archived == ["contacts:iom"]
    assert not Contact.objects.get(key="iom").live
    own.refresh_from_db()
    assert own.live  # an editor's own contact is none of the pack's business
    assert not LoadedItem.objects.filter(key="contacts:iom").exists()


@pytest.mark.django_db
def test_a_pack_without_contacts_leaves_them_alone(tmp_path: Path) -> None:
    load(STARTER)
    report = load(tmp_path)

    assert report.archived == [] and Contact.objects.filter(live=True, key="ru-112").exists()
    assert LoadedItem.objects.filter(key="contacts:ru-112").exists()  # what an editor changes is still known
    assert extras.owns("contacts:ru-112") and not extras.owns("lesson:contract/wage")


@pytest.mark.django_db
def test_a_mistake_in_the_pack_changes_nothing(pack: Path) -> None:
    change(pack, 'source = "https://dif.tj/en/deposit-coverage-limit"', 'source = "https://kloop.kg/"')
    with pytest.raises(PackError, match="tj-deposit-insurance"):
        load(pack)

    assert Contact.objects.count() == 0


@pytest.mark.django_db
def test_export_writes_the_same_files_and_an_editors_change(tmp_path: Path) -> None:
    load(STARTER)
    contact = Contact.objects.get(key="bank")
    contact.note_ru = "Слова\nредактора"
    contact.save_revision().publish()
    extras.export_all(tmp_path)

    same = {
        name: (tmp_path / "contacts" / name).read_text() == (STARTER / "contacts" / name).read_text()
        for name in FILES
    }
    assert same == {**dict.fromkeys(FILES, True), "ru.md": False}
    again = {item.key: item for item in packs.read(tmp_path)}
    assert again.pop("bank").texts["ru"].note == "Слова редактора"
    assert again == {key: item for key, item in starter().items() if key != "bank"}


@pytest.mark.django_db
def test_export_of_nothing_writes_nothing(tmp_path: Path) -> None:
    extras.export_all(tmp_path)

    assert list(tmp_path.iterdir()) == []


# --- the page ---------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_the_page_with_all_of_it_stays_small_and_shows_no_waiting_number(
    client: Client, language: str
) -> None:
    load(STARTER)
    html = client.get(f"/{language}/help/").content

    assert len(gzip.compress(html, 6)) <= 5_000
    dialled = re.findall(r'href="tel:([^"]+)"', html.decode())
    assert dialled == ["112", "103", "102"]
    assert not re.search(r"967.98|600.32|45.64|701.02|\b189\b", html.decode())


# --- facts ------------------------------------------------------------------------------------
def test_no_source_is_a_host_we_never_saw() -> None:
    """The hosts of the fact base (its sources.csv and README), copied here: a new one is added by hand."""
    known = {
        "mos.ru", "migrussia.ru", "ittiloot.com", "mlsp.gov.kg", "gazeta.uz", "migration.tj", "gov.uz", "seep.tj",
        "dif.tj", "dc.tj", "deposit.kg", "timesca.com", "iom.tj", "egov.kz", "24.kg",
        "positivedestinations.info",
    }  # fmt: skip
    used = {host_of(a) for item in starter().values() for a in (item.website, item.source) if a}

    assert used == known
