"""Test data: small functions that make one thing, with Russian texts and, where asked, Tajik ones."""

import itertools
import json
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from courses.actions import publish_test_version
from courses.models import CourseIndexPage, CoursePage, HomePage, LessonPage, Question
from lms.accounts.models import Profile, User

_numbers = itertools.count(1)
# Card numbers with a right Damm check digit are made by the accounts app; tests need only distinct ones.
PIN = "604182"


def make_learner(full_name: str = "Алиева Гулнора", phone: str = "", username: str | None = None) -> User:
    """A learner with a card, the PIN 604182 and a profile."""
    from lms.accounts.cards import new_card_number

    user = User.objects.create_user(username or new_card_number(), PIN)
    Profile.objects.create(user=user, full_name=full_name, phone=phone)
    return user


def make_staff(username: str, *groups: str, superuser: bool = False) -> User:
    """A member of staff in these groups, with the password ``correct horse 42``."""
    user = User.objects.create_user(username, "correct horse 42", is_staff=True, is_superuser=superuser)
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups), f"missing group among {groups}"
    return user


def make_root() -> Page:
    """Wagtail's root page and locale; a transactional test before this one flushed what migrations had made."""
    Locale.objects.get_or_create(language_code="ru")
    Site.clear_site_root_paths_cache()
    return Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")


def make_home() -> HomePage:
    """The home page as root of the default site, replacing Wagtail's welcome page; made once."""
    home = HomePage.objects.first()
    if home:
        return home
    root = make_root()
    home = HomePage(
        slug="safar-home", heading_ru="Сафар", summary_ru="Учёба для тех, кто едет.", heading_tg="Сафар"
    )
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    return home


def make_index() -> CourseIndexPage:
    """The page ``courses``; made once."""
    index = CourseIndexPage.objects.first()
    if index is None:
        index = make_home().add_child(
            instance=CourseIndexPage(slug="courses", heading_ru="Курсы", heading_tg="Курсҳо")
        )
    return index


def body(text: str) -> str:
    """A stream with one heading and one paragraph."""
    return json.dumps(
        [
            {
                "type": "heading",
                "value": {"text": "Раздел", "level": "2"},
                "id": "00000000-0000-4000-8000-000000000001",
            },
            {"type": "paragraph", "value": f"<p>{text}</p>", "id": "00000000-0000-4000-8000-000000000002"},
        ]
    )


def make_lesson(course: CoursePage, slug: str, **fields: Any) -> LessonPage:
    """A published lesson with a Russian body, and a Tajik one unless ``tajik=False``."""
    tajik = fields.pop("tajik", True)
    fields = {
        "heading_ru": f"Урок {slug}",
        "summary_ru": "Коротко.",
        "body_ru": body(f"Текст {slug}"),
        **fields,
    }
    if tajik:
        fields = {"heading_tg": f"Дарси {slug}", "body_tg": body(f"Матни {slug}"), **fields}
    lesson = course.add_child(instance=LessonPage(slug=slug, **fields))
    lesson.save_revision().publish()
    return LessonPage.objects.get(pk=lesson.pk)


def choices(prefix: str, right: int = 0, count: int = 3) -> str:
    """A stream of choices with ids ``<prefix>-a``, ``-b``, …; the one at ``right`` is right."""
    return json.dumps(
        [
            {
                "type": "choice",
                "id": f"{prefix}-{letter}",
                "value": {
                    "text_ru": f"Ответ {letter} {prefix}", "text_tg": f"Ҷавоби {letter} {prefix}",
                    "correct": number == right,
                },
            }
            for number, letter in enumerate("abcd"[:count])
        ]
    )  # fmt: skip


def make_question(course: CoursePage, lesson: LessonPage, key: str, **fields: Any) -> Question:
    """A published question whose first choice is right."""
    number = next(_numbers)
    fields = {
        "prompt_ru": f"Вопрос {key}?", "prompt_tg": f"Саволи {key}?", "explanation_ru": f"Потому что {key}.",
        "choices": choices(key, number % 3), "sort_order": number, **fields,
    }  # fmt: skip
    return Question.objects.create(course=course, lesson=lesson, key=key, live=True, **fields)


def make_course(slug: str = "contract", lessons: int = 3, tests: int = 12, must: int = 2) -> CoursePage:
    """A published course: lessons ``lesson-1``…, a bank of ``tests`` questions (the first ``must`` must be right),
    one practice question a lesson, and a frozen test version."""
    course = make_index().add_child(
        instance=CoursePage(
            slug=slug, heading_ru=f"Курс {slug}", heading_tg=f"Курси {slug}", summary_ru="О договоре."
        )
    )
    course.save_revision().publish()
    pages = [make_lesson(course, f"lesson-{n}") for n in range(1, lessons + 1)]
    for n in range(tests):
        make_question(course, pages[n % lessons], f"{slug}-t{n}", must_be_right=n < must)
    for n, page in enumerate(pages):
        make_question(course, page, f"{slug}-p{n}", kind=Question.Kind.PRACTICE)
    publish_test_version(course)
    return CoursePage.objects.get(pk=course.pk)
