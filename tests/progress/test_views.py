"""The learner's side over HTTP: what she reads, what she sends, what never comes out."""

import json
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from certificates.models import Certificate
from courses.models import CoursePage, LessonPage, Question
from courses.queries import current_test_version
from lms.accounts.models import User
from lms.progress.models import Attempt, Enrolment, Event, LessonCompletion, SavedWorksheet
from tests.factories import make_course, make_question
from tests.progress.helpers import answers, complete, do_lesson, lessons_of, take_test

pytestmark = pytest.mark.django_db


def address(name: str, *args: object, language: str = "tg") -> str:
    with translation.override(language):
        return reverse(name, args=args)


def test_form(client: Client, course: CoursePage) -> tuple[dict[str, str], str]:
    """The hidden draw and the page of a freshly opened test."""
    page = client.get(address("test", course.slug)).content.decode()
    token = re.search(r'name="draw" value="([^"]+)"', page)[1]
    return {"draw": token}, page


test_form.__test__ = False


def filled(learner: User, course: CoursePage, token: str, wrong: int = 0, number: int = 1) -> dict[str, str]:
    version = current_test_version(course.pk)
    return {"draw": token} | {f"q-{q}": c for q, c in answers(version, learner, number, wrong).items()}


# --- reading ----------------------------------------------------------------------------------


def test_lesson_in_tajik_and_in_russian_at_the_same_address(client: Client, course: CoursePage) -> None:
    tajik = client.get(address("lesson", course.slug, "lesson-1")).content.decode()
    russian = client.get(address("lesson", course.slug, "lesson-1", language="ru")).content.decode()

    assert "Матни lesson-1" in tajik and "Текст lesson-1" not in tajik
    assert "Текст lesson-1" in russian
    assert '<html lang="tg"' in tajik and '<html lang="ru"' in russian


def test_missing_translation_shows_russian_and_says_so(client: Client, course: CoursePage) -> None:
    page = client.get(address("lesson", course.slug, "lesson-1", language="ky")).content.decode()

    assert "Текст lesson-1" in page
    assert 'lang="ru"' in page.split("<main", 1)[1]


def test_public_pages_carry_no_cookie_and_may_be_cached(client: Client, course: CoursePage) -> None:
    for name, args in [("home", []), ("course_index", []), ("course", [course.slug]),
                       ("lesson", [course.slug, "lesson-1"]), ("worksheet", ["work-diary"])]:  # fmt: skip
        answer = client.get(address(name, *args))

        assert not answer.cookies, name
        assert answer["Cache-Control"] == "public, max-age=300", name
        assert "Cookie" in answer["Vary"], name


def test_signed_in_pages_are_never_kept(signed_in: Client, course: CoursePage) -> None:
    for name, args in [
        ("home", []),
        ("lesson", [course.slug, "lesson-1"]),
        ("my", []),
        ("test", [course.slug]),
    ]:
        assert signed_in.get(address(name, *args))["Cache-Control"] == "private, no-store", name


def test_lesson_queries_signed_in(signed_in: Client, course: CoursePage, django_assert_num_queries) -> None:
    """Session, user, outline with progress, content with practice; the content is then kept in memory."""
    page = address("lesson", course.slug, "lesson-1")

    with django_assert_num_queries(4):
        assert "Матни lesson-1" in signed_in.get(page).content.decode()
    with django_assert_num_queries(3):
        assert "Матни lesson-1" in signed_in.get(page).content.decode()


def test_lesson_queries_anonymous(client: Client, course: CoursePage, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        client.get(address("lesson", course.slug, "lesson-1"))
    with django_assert_num_queries(1):
        client.get(address("lesson", course.slug, "lesson-1"))


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_queries_do_not_grow(
    signed_in: Client, learner: User, db: None, count: int, django_assert_num_queries
) -> None:
    for n in range(count):
        complete(learner, make_course(f"course-{n}"))
    take_test(learner, make_course("unfinished"), wrong=5)

    with django_assert_num_queries(9):
        page = signed_in.get(address("my")).content.decode()

    assert page.count("Курси course-") >= count


@pytest.mark.parametrize("count", [1, 3])
def test_home_queries_do_not_grow(client: Client, db: None, count: int, django_assert_num_queries) -> None:
    for n in range(count):
        make_course(f"course-{n}")

    with django_assert_num_queries(5):
        client.get(address("home"))


def test_a_changed_lesson_and_question_show_at_once(client: Client, course: CoursePage) -> None:
    client.get(address("lesson", course.slug, "lesson-1"))
    lesson = LessonPage.objects.get(slug="lesson-1")
    lesson.heading_tg = "Сарлавҳаи нав"
    lesson.save_revision().publish()
    question = Question.objects.get(lesson=lesson, kind="practice")
    question.prompt_tg = "Саволи нав?"
    question.save_revision().publish()

    page = client.get(address("lesson", course.slug, "lesson-1")).content.decode()

    assert "Сарлавҳаи нав" in page
    assert "Саволи нав?" in page


def test_unpublished_lesson_is_gone(client: Client, course: CoursePage) -> None:
    LessonPage.objects.get(slug="lesson-2").unpublish()

    assert client.get(address("lesson", course.slug, "lesson-2")).status_code == 404
    assert "lesson-2" not in client.get(address("course", course.slug)).content.decode()


def test_restricted_course_is_not_shown(client: Client, course: CoursePage) -> None:
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=course, restriction_type="login")

    answer = client.get(address("lesson", course.slug, "lesson-1"))

    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


def test_a_language_that_does_not_exist(client: Client, course: CoursePage) -> None:
    answer = client.get("/fr/courses/contract/", headers={"accept-language": "ky"})

    assert answer["Location"] == "/ky/courses/contract/"
    assert (
        client.get("/fr/courses/nowhere/", headers={"accept-language": "ky"}, follow=True).status_code == 404
    )


@pytest.mark.parametrize(
    ("header", "target"),
    [("tg,ru;q=0.5", "/tg/"), ("uz-Latn-UZ", "/uz/"), ("ky-KG,ru", "/ky/"), ("de,ru;q=0.3", "/ru/")],
)
def test_first_visit_follows_the_browser(client: Client, header: str, target: str) -> None:
    assert client.get("/", headers={"accept-language": header})["Location"] == target


def test_first_visit_with_another_language_shows_the_list(client: Client) -> None:
    page = client.get("/", headers={"accept-language": "de"}).content.decode()

    assert [name in page for name in ("Тоҷикӣ", "Oʻzbekcha", "Кыргызча", "Русский")] == [True] * 4


def test_sources_for_editors_never_reach_a_learner(client: Client, course: CoursePage) -> None:
    lesson = LessonPage.objects.get(slug="lesson-1")
    lesson.sources = json.dumps(
        [
            {"type": "source", "value": {"title": title, "address": f"https://{title}.example/",
             "checked_on": "2026-11-22", "learner": shown, "volatile": False, "fact": "F"}}
            for title, shown in (("otkryto", True), ("zakryto", False))
        ]
    )  # fmt: skip
    lesson.save_revision().publish()

    page = client.get(address("lesson", course.slug, "lesson-1")).content.decode()

    assert "otkryto" in page
    assert "zakryto" not in page


# --- practice ---------------------------------------------------------------------------------


def practice_of(slug: str = "lesson-1") -> Question:
    return Question.objects.get(lesson__slug=slug, kind="practice")


def test_practice_without_an_account_explains_after_answering(client: Client, course: CoursePage) -> None:
    question = practice_of()
    page = address("lesson", course.slug, "lesson-1")
    right = next(c.id for c in question.choices if c.value["correct"])

    before = client.get(page).content.decode()
    after = client.get(page, {"question": question.key, f"q-{question.key}": right}).content.decode()

    assert question.explanation_ru not in before
    assert question.explanation_ru in after
    assert Event.objects.count() == 0


def test_practice_signed_in_is_kept_and_begins_the_course(signed_in: Client, course: CoursePage) -> None:
    question = practice_of()
    choice = question.choices[1].id

    answer = signed_in.post(
        address("practice", course.slug, "lesson-1"), {"question": question.key, f"q-{question.key}": choice}
    )

    event = Event.objects.get()
    assert (event.kind, event.data["choice"]) == ("practice_answered", choice)
    assert Enrolment.objects.get().last_lesson.slug == "lesson-1"
    assert question.explanation_ru in signed_in.get(answer["Location"]).content.decode()


def test_practice_without_a_choice_asks_for_one(signed_in: Client, course: CoursePage) -> None:
    answer = signed_in.post(address("practice", course.slug, "lesson-1"), {"question": practice_of().key})

    assert Event.objects.count() == 0
    assert signed_in.get(answer["Location"]).status_code == 200


# --- done -------------------------------------------------------------------------------------


def test_done_marks_the_lesson_and_goes_to_the_next(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    answer = signed_in.post(address("lesson_done", course.slug, "lesson-1"), {"event": str(uuid.uuid4())})

    assert answer["Location"] == address("lesson", course.slug, "lesson-2")
    assert LessonCompletion.objects.get().lesson.slug == "lesson-1"


def test_done_twice_from_one_page_counts_once(signed_in: Client, course: CoursePage) -> None:
    data = {"event": str(uuid.uuid4())}

    for _ in range(2):
        signed_in.post(address("lesson_done", course.slug, "lesson-1"), data)

    assert Event.objects.count() == LessonCompletion.objects.count() == 1


def test_progress_stays_when_the_language_changes(signed_in: Client, course: CoursePage) -> None:
    signed_in.post(address("lesson_done", course.slug, "lesson-1", language="tg"))
    signed_in.post(address("lesson_done", course.slug, "lesson-2", language="ru"))

    assert Enrolment.objects.count() == 1
    page = signed_in.get(address("my", language="uz")).content.decode()
    assert "/uz/courses/contract/lesson-3/" in page


# --- the final test ---------------------------------------------------------------------------


def test_nothing_sent_tells_which_choice_is_right(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    """Every choice of a question looks the same but for its own id and text; nothing from the key is there."""
    _data, page = test_form(signed_in, course)
    version = current_test_version(course.pk)

    shapes = set()
    for question in version.snapshot["questions"]:
        for choice in question["choices"]:
            for found in re.findall(rf"<input[^>]*value=\"{choice['id']}\"[^>]*>", page):
                shape = re.sub(r'(id|name|value)="[^"]*"', "", found)
                shapes.add(re.sub(r"\s+", " ", shape))
        assert question["explanation"].get("ru", "-none-") not in page
    assert len(shapes) == 1
    assert "correct" not in page


def test_failed_attempt_shows_counts_and_lessons_and_never_the_key(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)

    answer = signed_in.post(address("test", course.slug), filled(learner, course, data["draw"], wrong=5))
    result = signed_in.get(answer["Location"]).content.decode()

    attempt = Attempt.objects.get()
    assert (attempt.correct, attempt.passed, attempt.language) == (5, False, "tg")
    assert "5" in result and "7" in result and "/tg/courses/contract/lesson-" in result
    for question in attempt.test_version.snapshot["questions"]:
        assert question["key"] not in result


def test_whole_way_to_the_certificate(signed_in: Client, learner: User, course: CoursePage) -> None:
    for lesson in lessons_of(course):
        signed_in.post(address("lesson_done", course.slug, lesson.slug))
    data, _page = test_form(signed_in, course)

    answer = signed_in.post(address("test", course.slug), filled(learner, course, data["draw"]))
    result = signed_in.get(answer["Location"]).content.decode()
    serial = Certificate.objects.get().serial
    pdf = signed_in.get(address("certificate_pdf", serial))

    assert address("certificate_pdf", serial) in result
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF-")


def test_double_submit_is_one_attempt_with_one_result(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)
    sent = filled(learner, course, data["draw"])

    first, second = (signed_in.post(address("test", course.slug), sent) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Attempt.objects.count() == 1


def test_second_window_leads_to_the_result_of_the_first(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    one, _page = test_form(signed_in, course)
    two, _page = test_form(signed_in, course)
    first = signed_in.post(address("test", course.slug), filled(learner, course, one["draw"], wrong=5))

    second = signed_in.post(address("test", course.slug), filled(learner, course, two["draw"]))

    assert second["Location"] == first["Location"]
    assert Event.objects.filter(reason="already_answered").count() == 1


def test_an_empty_question_comes_back_with_the_others_kept(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)
    sent = filled(learner, course, data["draw"])
    left_out = list(sent)[4]
    kept = {name: value for name, value in sent.items() if name != left_out}

    answer = signed_in.post(address("test", course.slug), kept)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert Attempt.objects.count() == 0
    assert page.count("checked") == len(kept) - 1
    assert f'name="draw" value="{data["draw"]}"' in page


@pytest.mark.parametrize("spoil", ["", "nonsense", "1:1:1:x:signature"])
def test_a_spoiled_draw_gets_a_fresh_form_and_a_message(
    signed_in: Client, course: CoursePage, spoil: str
) -> None:
    answer = signed_in.post(address("test", course.slug), {"draw": spoil})

    assert answer.status_code == 422
    assert Attempt.objects.count() == 0
    assert "<fieldset" in answer.content.decode()


def test_another_learners_draw_is_not_taken(
    signed_in: Client, stranger: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)

    answer = stranger.post(address("test", course.slug), filled(learner, course, data["draw"]))

    assert answer.status_code == 422
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("extra", [{"q-nowhere": "x"}, {"q-contract-p0": "contract-p0-a"}])
def test_unknown_questions_are_ignored_not_an_error(
    signed_in: Client, learner: User, course: CoursePage, extra: dict[str, str]
) -> None:
    data, _page = test_form(signed_in, course)

    answer = signed_in.post(address("test", course.slug), filled(learner, course, data["draw"]) | extra)

    assert answer.status_code == 302
    assert Attempt.objects.get().passed is True


def test_a_choice_of_another_question_is_asked_again(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)
    sent = filled(learner, course, data["draw"])
    names = list(sent)
    sent[names[1]] = sent[names[2]]

    answer = signed_in.post(address("test", course.slug), sent)

    assert answer.status_code == 422
    assert Attempt.objects.count() == 0


def test_answers_are_taken_when_the_course_was_unpublished_meanwhile(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)
    CoursePage.objects.get(pk=course.pk).unpublish()

    answer = signed_in.post(address("test", course.slug), filled(learner, course, data["draw"]))

    assert Attempt.objects.get().passed is True
    assert signed_in.get(answer["Location"]).status_code == 200


def test_answers_are_taken_when_the_test_changed_meanwhile(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    data, _page = test_form(signed_in, course)
    sent = filled(learner, course, data["draw"])
    question = Question.objects.filter(course=course, kind="test").first()
    question.prompt_ru = "Изменено?"
    question.save_revision().publish()

    signed_in.post(address("test", course.slug), sent)

    assert Attempt.objects.get().test_version.number == 1


def test_course_without_a_test_says_so(signed_in: Client, db: None) -> None:
    course = make_course("small", tests=3)

    answer = signed_in.get(address("test", course.slug))

    assert answer.status_code == 404
    assert "/tg/courses/small/" in answer.content.decode()


def test_attempt_of_another_learner_is_not_found(
    signed_in: Client, stranger: Client, learner: User, course: CoursePage
) -> None:
    take_test(learner, course)
    result = address("attempt", course.slug, Attempt.objects.get().pk)

    assert signed_in.get(result).status_code == 200
    assert stranger.get(result).status_code == 404


# --- my page, worksheets ----------------------------------------------------------------------


def test_my_page_continues_at_the_first_lesson_not_done(
    signed_in: Client, learner: User, course: CoursePage
) -> None:
    one, _two, three = lessons_of(course)
    do_lesson(learner, one)
    do_lesson(learner, three)

    page = signed_in.get(address("my")).content.decode()

    assert address("lesson", course.slug, "lesson-2") in page


def test_my_page_shows_nothing_of_another_learner(
    signed_in: Client, stranger: Client, learner: User, course: CoursePage
) -> None:
    complete(learner, course)
    serial = Certificate.objects.get().serial

    mine, theirs = (c.get(address("my")).content.decode() for c in (signed_in, stranger))

    assert address("certificate_pdf", serial) in mine
    assert serial not in theirs
    assert "Гулнора" not in theirs


def diary() -> dict[str, str]:
    return {"start_1": "8:00", "end_1": "18:00", "break_1": "60", "who_1": "Салима", "rate": "300", "paid": "1 000",
            "currency": "RUB"}  # fmt: skip


def test_worksheet_counts_without_an_account_and_keeps_nothing(client: Client, db: None) -> None:
    page = client.post(address("worksheet", "work-diary"), diary()).content.decode()

    assert "2 700" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Салима" in page
    assert (Event.objects.count(), SavedWorksheet.objects.count()) == (0, 0)


def test_worksheet_is_kept_and_comes_back(signed_in: Client, learner: User) -> None:
    signed_in.post(address("worksheet", "work-diary"), diary())

    page = signed_in.get(address("worksheet", "work-diary")).content.decode()

    assert SavedWorksheet.objects.get().data["who_1"] == "Салима"
    assert 'value="Салима"' in page
    assert "1 700" in page.replace("\u00a0", " ").replace("\u202f", " ")


def test_impossible_worksheet_keeps_what_was_typed(signed_in: Client) -> None:
    answer = signed_in.post(address("worksheet", "work-diary"), diary() | {"end_1": "много"})

    assert answer.status_code == 422
    assert 'value="много"' in answer.content.decode()
    assert Event.objects.count() == 0


def test_worksheet_with_a_session_needs_a_token(learner: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    assert client.post(address("worksheet", "work-diary"), diary()).status_code == 403
    assert SavedWorksheet.objects.count() == 0


def test_unpublished_practice_question_disappears(client: Client, course: CoursePage) -> None:
    lesson = LessonPage.objects.get(slug="lesson-1")
    make_question(course, lesson, "extra", kind="practice", prompt_tg="Саволи иловагӣ?")
    assert "Саволи иловагӣ?" in client.get(address("lesson", course.slug, "lesson-1")).content.decode()

    Question.objects.get(key="extra").unpublish()

    assert "Саволи иловагӣ?" not in client.get(address("lesson", course.slug, "lesson-1")).content.decode()
