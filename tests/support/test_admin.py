"""Contacts and reports in the Wagtail admin, as each role meets them."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group

from courses.models import CoursePage, LessonPage
from lms.accounts.models import User
from lms.support.actions import report_mistake
from lms.support.models import Contact, MistakeReport
from tests.courses.admin_helpers import admin_client, form_of, said, send
from tests.factories import make_staff
from tests.support.helpers import PHONE, make_contact

pytestmark = pytest.mark.django_db
CONTACTS = "/admin/snippets/support/contact/"
REPORTS = "/admin/snippets/support/mistakereport/"
PUBLISH = {"action-publish": "1"}


def edit(obj: Any) -> str:
    return f"{CONTACTS if isinstance(obj, Contact) else REPORTS}edit/{obj.pk}/"


def new_contact(client: Any, **fields: Any) -> dict[str, Any]:
    words = {"name_ru": "Инспекция", "helps_with_ru": "Не платят зарплату"}
    return {**form_of(client, f"{CONTACTS}add/"), "key": "one", "kind": "labour", **words, **fields}


# --- contacts ---------------------------------------------------------------------------------
def test_screens_of_a_contact_open(administrator: User) -> None:
    contact = make_contact("one", **PHONE)
    first = contact.save_revision()
    contact.name_ru = "Иначе"
    second = contact.save_revision()
    client = admin_client(administrator)
    for address in [
        CONTACTS, f"{CONTACTS}?kind=ngo&q=one", f"{CONTACTS}add/", edit(contact), f"{CONTACTS}history/{contact.pk}/",
        f"{CONTACTS}history/{contact.pk}/revisions/compare/{first.pk}...{second.pk}/",
        f"{CONTACTS}history/{contact.pk}/revisions/{first.pk}/revert/", f"{CONTACTS}unpublish/{contact.pk}/",
        f"{CONTACTS}delete/{contact.pk}/", f"{CONTACTS}usage/{contact.pk}/",
    ]:  # fmt: skip
        assert client.get(address, follow=True).status_code == 200, address


def test_a_contact_is_written_and_published(publisher: User) -> None:
    client = admin_client(publisher)
    data = new_contact(client, origins=["TJ", "KG"], destinations=["RU"], website="https://dif.tj/")
    send(client, f"{CONTACTS}add/", {**data, "checked_on": "2026-11-22"}, **PUBLISH)

    contact = Contact.objects.get()
    assert (contact.live, contact.origins, contact.destinations) == (True, "TJ,KG", "RU")
    form = client.get(edit(contact)).context["form"]
    assert form["origins"].value() == ["TJ", "KG"]
    send(client, edit(contact), {**form_of(client, edit(contact)), "origins": [], "key": "other"}, **PUBLISH)
    contact.refresh_from_db()
    assert (contact.origins, contact.key) == ("", "one")  # lessons know it by its key


@pytest.mark.parametrize("name", ["source_address", "checked_on", "test_called_on"])
def test_a_phone_without_proof_stays_a_draft(publisher: User, name: str) -> None:
    client = admin_client(publisher)
    data = new_contact(client, **{**PHONE, name: ""})
    refused = send(client, f"{CONTACTS}add/", data, **PUBLISH)
    assert set(refused.context["form"].errors) == {name} and not Contact.objects.exists()

    send(client, f"{CONTACTS}add/", data)
    assert not Contact.objects.get().live


def test_an_editor_makes_the_test_call_and_a_publisher_publishes(editor: User, publisher: User) -> None:
    """The whole way of a number that came as a draft."""
    contact = make_contact("one", live=False, **{**PHONE, "test_called_on": None})
    contact.save_revision()
    client = admin_client(editor)
    send(client, edit(contact), {**form_of(client, edit(contact)), "test_called_on": "2026-11-24"}, **PUBLISH)
    contact.refresh_from_db()
    assert not contact.live  # an editor may not publish

    client = admin_client(publisher)
    send(client, edit(contact), form_of(client, edit(contact)), **PUBLISH)
    contact.refresh_from_db()
    assert contact.live and contact.test_called_on == dt.date(2026, 11, 24)


def test_an_emergency_number_needs_no_test_call(publisher: User) -> None:
    client = admin_client(publisher)
    fields = {**PHONE, "phone": "112", "kind": "emergency", "test_called_on": ""}
    send(client, f"{CONTACTS}add/", new_contact(client, **fields), **PUBLISH)

    assert Contact.objects.get().live


def test_banned_sites_and_bad_numbers_are_refused_with_words(editor: User) -> None:
    client = admin_client(editor)
    fields = {
        "website": "https://meduza.io/x",
        "source_address": "https://it.fergana.media/1",
        "phone": "8 800",
    }
    answer = send(client, f"{CONTACTS}add/", new_contact(client, **fields))

    errors = answer.context["form"].errors
    assert set(errors) == {"website", "source_address", "phone"}
    assert "запрещён" in str(errors["website"]) or "banned" in str(errors["website"])
    assert not Contact.objects.exists()


def test_nothing_is_published_without_russian(publisher: User) -> None:
    client = admin_client(publisher)
    data = new_contact(client, name_ru="", helps_with_ru="", name_tg="Нозирот")
    answer = send(client, f"{CONTACTS}add/", data, **PUBLISH)
    assert set(answer.context["form"].errors) == {"name_ru", "helps_with_ru"}

    send(client, f"{CONTACTS}add/", data)
    assert (Contact.objects.get().name_tg, Contact.objects.get().live) == ("Нозирот", False)


def test_a_translator_changes_her_language_and_nothing_else(translator_tg: User) -> None:
    contact = make_contact("one", origins="TJ", **PHONE)
    client = admin_client(translator_tg)
    form = form_of(client, edit(contact))
    assert {"name_tg", "helps_with_tg", "note_tg"} <= set(form)
    assert not {"name_ru", "phone", "origins", "key", "kind"} & set(form)

    forged = {"name_ru": "Чужое", "phone": "112", "origins": ["KG"], "kind": "bank", "editors_note": "x"}
    send(client, edit(contact), {**form, "name_tg": "Нав", **forged}, **PUBLISH)
    contact.refresh_from_db()
    draft = contact.get_latest_revision_as_object()
    assert (contact.name_tg, draft.name_tg) == ("Ном one", "Нав")
    assert (draft.name_ru, draft.phone, draft.origins, draft.kind) == ("Имя one", PHONE["phone"], "TJ", "ngo")


def test_the_list_says_what_must_be_checked_again(administrator: User) -> None:
    make_contact("old", checked_on=dt.date(2020, 1, 1), website="https://dif.tj/")
    make_contact("fresh", checked_on=dt.date.today(), website="https://dif.tj/")
    make_contact("waiting", live=False, **{**PHONE, "test_called_on": None})
    from lms.support.admin_snippets import languages_of, what_to_do

    rows = {row.key: row for row in admin_client(administrator).get(CONTACTS).context["object_list"]}
    todo = {key: bool(what_to_do(row)) for key, row in rows.items()}
    assert todo == {"old": True, "fresh": False, "waiting": True}
    assert languages_of(rows["old"]) == "ru, tg"


# --- reports ----------------------------------------------------------------------------------
@pytest.fixture
def reports(course: CoursePage) -> list[MistakeReport]:
    lessons = LessonPage.objects.order_by("path")
    return [
        report_mistake(lessons[n].pk, None, language, "fact", f"Ошибка {n}")
        for n, language in enumerate(["tg", "ru", "tg"])
    ]


@pytest.mark.parametrize("role", ["Editors", "Publishers", "Translators tg", "Translators ky"])
def test_who_writes_reads_reports_and_marks_them(reports: list[MistakeReport], role: str) -> None:
    client = admin_client(make_staff("person", role))
    html = client.get(REPORTS).content.decode()
    assert all(f"Ошибка {n}" in html for n in range(3))
    assert "Ошибка 1" in client.get(f"{REPORTS}inspect/{reports[1].pk}/").content.decode()

    send(client, edit(reports[1]), {"state": "done", "text": "Подмена", "kind": "word"})
    row = MistakeReport.objects.get(pk=reports[1].pk)
    assert (row.state, row.text, row.kind) == ("done", "Ошибка 1", "fact")


def test_reports_are_filtered(reports: list[MistakeReport], editor: User) -> None:
    MistakeReport.objects.filter(pk=reports[0].pk).update(state="done")
    client = admin_client(editor)

    def listed(**query: Any) -> set[str]:
        return {report.text for report in client.get(REPORTS, query).context["object_list"]}

    assert listed(language="tg") == {"Ошибка 0", "Ошибка 2"}
    assert listed(state="new") == {"Ошибка 1", "Ошибка 2"}
    assert listed(lesson=reports[1].lesson_id) == {"Ошибка 1"}
    assert listed(q="Ошибка 2") == {"Ошибка 2"}


def test_the_filter_offers_only_lessons_with_reports(course: CoursePage, editor: User) -> None:
    lesson = LessonPage.objects.get(slug="lesson-2")
    report_mistake(lesson.pk, None, "tg", "word", "x")

    offered = admin_client(editor).get(REPORTS).context["filters"].form.fields["lesson"].queryset
    assert list(offered) == [lesson]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    course: CoursePage, editor: User, count: int, django_assert_num_queries
) -> None:
    lesson = LessonPage.objects.get(slug="lesson-2")
    client = admin_client(editor)
    for number in range(count):
        report_mistake(lesson.pk, None, "tg", "word", f"x{number}")
    client.get(REPORTS)  # content types and Wagtail's own caches warm up
    with django_assert_num_queries(12):
        client.get(REPORTS)


def test_many_are_marked_at_once(reports: list[MistakeReport], translator_tg: User) -> None:
    client = admin_client(translator_tg)
    address = f"/admin/bulk/support/mistakereport/done/?id={reports[0].pk}&id={reports[2].pk}&next={REPORTS}"
    assert "Ошибка 2" in client.get(address).content.decode()
    answer = send(client, address, {})

    assert [r.state for r in MistakeReport.objects.order_by("pk")] == ["done", "new", "done"]
    assert "2" in said(answer)


def test_reports_come_from_readers_only(reports: list[MistakeReport], administrator: User) -> None:
    client = admin_client(administrator)
    assert client.get(f"{REPORTS}add/").status_code == 302
    send(client, f"{REPORTS}add/", {"text": "x", "state": "new"})

    assert MistakeReport.objects.count() == 3
    assert f"{REPORTS}add/" not in client.get(REPORTS).content.decode()


def test_an_editor_deletes_a_report_that_names_somebody_and_a_translator_does_not(
    reports: list[MistakeReport], editor: User, translator_tg: User
) -> None:
    address = f"{REPORTS}delete/{reports[0].pk}/"
    send(admin_client(translator_tg), address, {})
    assert MistakeReport.objects.count() == 3
    send(admin_client(editor), address, {})
    assert MistakeReport.objects.count() == 2


def test_a_learner_sees_none_of_it(reports: list[MistakeReport], learner: User) -> None:
    client = admin_client(learner)
    for address in (REPORTS, edit(reports[0]), CONTACTS, f"{REPORTS}inspect/{reports[0].pk}/"):
        answer = client.get(address)
        assert answer.status_code == 302 and "Ошибка" not in answer.content.decode()


# --- roles ------------------------------------------------------------------------------------
def test_roles_may_be_made_twice(db: None) -> None:
    from django.apps import apps

    from lms.support.permissions import ensure_roles

    before = {group.name: group.permissions.count() for group in Group.objects.all()}
    ensure_roles(apps)
    assert {group.name: group.permissions.count() for group in Group.objects.all()} == before


def test_the_menu_of_an_editor_has_both(editor: User) -> None:
    html = admin_client(editor).get("/admin/", follow=True).content.decode()
    assert CONTACTS in html and REPORTS in html
