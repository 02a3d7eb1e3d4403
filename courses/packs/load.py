"""Loading a pack into the database: by stable ids, once, without undoing an editor's work."""

import dataclasses
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from tqdm import tqdm
from wagtail.models import Page, Site

from courses.actions.hiding import apply_hidden_topics
from courses.actions.test_versions import publish_test_version, versions_paused
from courses.languages import CONTENT_LANGUAGES
from courses.models import CourseIndexPage, CoursePage, HomePage, LessonPage, LoadedItem, ProgrammePage
from courses.models import Question as QuestionRow
from courses.packs.digests import Report, digest, was_edited
from courses.packs.export import course_from, lesson_from, programme_from, question_from, site_words
from courses.packs.extras import load_all, owns
from courses.packs.model import Course, Lesson, Pack, Programme, Question
from courses.packs.richtext import to_html
from courses.packs.rows import choices, programme_item, set_states, set_texts, sources
from courses.packs.stream import to_stream


class _DryRun(Exception):
    pass


class Loader:
    """One load. Every item goes through ``_item``: unchanged, kept, updated or created."""

    def __init__(self, pack: Pack, overwrite: bool) -> None:
        self.pack, self.overwrite = pack, overwrite
        self.report = Report()
        self.records = {record.key: record for record in LoadedItem.objects.all()}
        self.seen: set[str] = set()

    def run(self, show_progress: bool) -> Report:
        """Load everything. The caller wraps it in a transaction."""
        self._site()
        steps = list(self._steps())
        with versions_paused():
            for step in tqdm(
                steps, desc="curriculum", unit="item", delay=2, disable=None if show_progress else True
            ):
                step()
            self.report.archived += load_all(self.pack.extras, self._item)
            self._archive_what_left()
            apply_hidden_topics()
        for course in self.pack.courses:
            if page := CoursePage.objects.filter(pack_id=course.id).first():
                publish_test_version(page)
        return self.report

    def _steps(self) -> Iterator[Callable[[], None]]:
        for course in self.pack.courses:
            yield lambda c=course: self._course(c)
            for lesson in course.lessons:
                yield lambda c=course, le=lesson: self._lesson(c, le)
            yield lambda c=course: self._order(c)
            for number, question in enumerate(course.questions):
                yield lambda c=course, q=question, n=number: self._question(c, q, n)
        for programme in self.pack.programmes:
            yield lambda p=programme: self._programme(p)
        yield self._order_programmes

    # --- one item -----------------------------------------------------------------------------

    def _item(
        self, key: str, wanted: Any, found: Any, read: Callable[[Any], Any], write: Callable[[], Any]
    ) -> None:
        """``read`` turns the stored object into the pack's form, ``write`` stores the wanted one and returns it."""
        self.seen.add(key)
        record = self.records.get(key)
        pack_hash = digest(wanted)
        if found is not None and record and record.pack_hash == pack_hash and not self.overwrite:
            self.report.unchanged.append(key)
            return
        if found is not None and record and not self.overwrite:
            newest = found.get_latest_revision_as_object()
            if was_edited(found, record, digest(read(newest))):
                self.report.kept.append(key)
                return
        stored = write()
        (self.report.updated if found is not None else self.report.created).append(key)
        LoadedItem.objects.update_or_create(
            key=key, defaults={"pack_hash": pack_hash, "content_hash": digest(read(stored))}
        )

    def _page(self, model: type[Page], pack_id: str) -> Any:
        return model.objects.filter(pack_id=pack_id).first()

    @staticmethod
    def _store(page: Any, parent: Page) -> Any:
        if page.pk is None:
            parent.add_child(instance=page)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    # --- kinds of item ------------------------------------------------------------------------

    def _site(self) -> None:
        """The home page as the site's root, and the list of courses below it."""
        home = HomePage.objects.first() or HomePage(slug="safar")
        if home.pk is None:
            Page.objects.get(depth=1).add_child(instance=self._titled(home))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
        )
        self._remove_welcome_page(home)
        index = CourseIndexPage.objects.first()
        if index is None:
            index = home.add_child(instance=self._titled(CourseIndexPage(slug="courses")))

        def write() -> Any:
            for page, name in ((home, "home"), (index, "courses")):
                for language in CONTENT_LANGUAGES:
                    words = self.pack.site.get(language, {})
                    setattr(page, f"heading_{language}", words.get(f"{name}_heading", ""))
                    setattr(page, f"summary_{language}", words.get(f"{name}_summary", ""))
                page.save_revision().publish()
            return home

        if self.pack.site:
            self._item("site", self.pack.site, home, lambda page: site_words(), write)

    def _titled(self, page: Any) -> Any:
        page.heading_ru = self.pack.site.get("ru", {}).get("home_heading", "") or "Safar"
        return page

    @staticmethod
    def _remove_welcome_page(home: HomePage) -> None:
        """Wagtail's own first page, if nothing of ours stands below it."""
        for page in Page.objects.filter(depth=2).exclude(pk=home.pk):
            if page.specific_class is Page and not page.get_children().exists():
                page.delete()

    def _course(self, course: Course) -> None:
        bare = Course(**{**course.__dict__, "lessons": (), "questions": ()})
        page = self._page(CoursePage, course.id)

        def write() -> CoursePage:
            target = (
                page.get_latest_revision_as_object()
                if page
                else CoursePage(pack_id=course.id, slug=course.slug)
            )
            set_texts(target, course.texts)
            for language in CONTENT_LANGUAGES:
                text = course.texts.get(language)
                setattr(target, f"outcomes_{language}", to_html(text.outcomes) if text else "")
            for name in (
                "pictogram",
                "pass_mark",
                "questions_per_attempt",
                "hours_self_study",
                "hours_group",
            ):
                setattr(target, name, getattr(course, name))
            set_states(target, course.texts)
            return self._store(target, CourseIndexPage.objects.get())

        self._item(f"course:{course.id}", bare, page, course_from, write)

    def _lesson(self, course: Course, lesson: Lesson) -> None:
        page = self._page(LessonPage, lesson.id)

        def write() -> LessonPage:
            target = (
                page.get_latest_revision_as_object()
                if page
                else LessonPage(pack_id=lesson.id, slug=lesson.slug)
            )
            set_texts(target, lesson.texts)
            for language in CONTENT_LANGUAGES:
                text = lesson.texts.get(language)
                blocks = to_stream(text.blocks, f"{lesson.id}/{language}") if text else []
                setattr(target, f"body_{language}", json.dumps(blocks))
                setattr(target, f"trainer_notes_{language}", to_html(text.notes) if text else "")
            target.minutes, target.review_by, target.sensitive = (
                lesson.minutes,
                lesson.review_by,
                lesson.sensitive,
            )
            target.sources = json.dumps(sources(lesson))
            set_states(target, lesson.texts)
            return self._store(target, CoursePage.objects.get(pack_id=course.id))

        self._item(f"lesson:{lesson.id}", lesson, page, lesson_from, write)

    def _order(self, course: Course) -> None:
        """Put the lessons into the pack's order, unless they stand so already."""
        parent = CoursePage.objects.get(pack_id=course.id)
        wanted = [lesson.id for lesson in course.lessons]
        now = LessonPage.objects.child_of(parent).filter(pack_id__in=wanted).order_by("path")
        if [page.pack_id for page in now] != wanted:
            for pack_id in wanted:
                LessonPage.objects.get(pack_id=pack_id).move(
                    CoursePage.objects.get(pk=parent.pk), pos="last-child"
                )

    def _order_programmes(self) -> None:
        """The same for programmes on the home page."""
        wanted = [programme.id for programme in self.pack.programmes]
        now = ProgrammePage.objects.filter(pack_id__in=wanted).order_by("path")
        if [page.pack_id for page in now] != wanted:
            for pack_id in wanted:
                ProgrammePage.objects.get(pack_id=pack_id).move(HomePage.objects.get(), pos="last-child")

    def _question(self, course: Course, question: Question, number: int) -> None:
        row = QuestionRow.objects.filter(key=question.key).select_related("lesson").first()

        def write() -> QuestionRow:
            target = row.get_latest_revision_as_object() if row else QuestionRow(key=question.key)
            target.course = CoursePage.objects.get(pack_id=course.id)
            slug = question.lesson
            target.lesson = LessonPage.objects.get(
                pack_id=next(le.id for le in course.lessons if le.slug == slug)
            )
            target.kind, target.must_be_right, target.sort_order = question.kind, question.must, number
            for language in CONTENT_LANGUAGES:
                text = question.texts.get(language)
                setattr(target, f"prompt_{language}", text.prompt if text else "")
                setattr(target, f"explanation_{language}", text.explanation if text else "")
            target.choices = json.dumps(choices(question))
            set_states(target, question.texts)
            if target.pk is None:
                target.live = False
                target.save()
            target.save_revision().publish()
            return QuestionRow.objects.select_related("lesson").get(pk=target.pk)

        self._item(f"question:{question.key}", question, row, question_from, write)

    def _programme(self, programme: Programme) -> None:
        page = self._page(ProgrammePage, programme.id)

        def write() -> ProgrammePage:
            target = page.get_latest_revision_as_object() if page else None
            target = target or ProgrammePage(pack_id=programme.id, slug=programme.slug)
            set_texts(target, programme.texts)
            target.pictogram = programme.pictogram
            set_states(target, programme.texts)
            target.items = [programme_item(item, number) for number, item in enumerate(programme.items)]
            return self._store(target, HomePage.objects.first())

        # Its place among the others is not part of what an editor changes on it.
        self._item(
            f"programme:{programme.id}",
            programme,
            page,
            lambda stored: dataclasses.replace(programme_from(stored), order=0),
            write,
        )

    def _archive_what_left(self) -> None:
        """What the pack no longer has is unpublished, never deleted: people may have studied it."""
        for key in sorted(key for key in set(self.records) - self.seen if not owns(key)):
            kind, _colon, ident = key.partition(":")
            model = {"lesson": LessonPage, "course": CoursePage, "programme": ProgrammePage}.get(kind)
            found = model and model.objects.filter(pack_id=ident, live=True).first()
            if kind == "question":
                found = QuestionRow.objects.filter(key=ident, live=True).first()
            if found:
                found.unpublish()
                self.report.archived.append(key)
            self.records[key].delete()


def load_pack(
    pack: Pack, *, overwrite: bool = False, dry_run: bool = False, show_progress: bool = False
) -> Report:
    """Load a pack in one transaction: a failure half-way changes nothing, a dry run neither."""
    report = Report()
    try:
        with transaction.atomic():
            report = Loader(pack, overwrite).run(show_progress)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return report
