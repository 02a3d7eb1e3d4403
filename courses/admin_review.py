"""The reviewer's document in the admin: its download, and a form that takes it back with a report on the screen.

The two modules that need python-docx are imported where they are used: it takes 17 MB of every process.
"""

import io
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from courses.actions.correcting import import_review, mark_read
from courses.actions.reviewing import CannotMark
from courses.admin_curriculum import NAMES, AdminScreen
from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage
from courses.packs.checks.glossary import read_glossary
from courses.packs.export import draft_of
from courses.packs.files import STARTER
from courses.packs.review.judge import Outcome
from courses.packs.review.messages import reason
from courses.packs.review.report import accepted_line, report_lines, summary_line
from courses.packs.review.reviewer import reviewer_of
from courses.packs.review.sheet import LARGEST_FILE, DocumentError, Sheet

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class CourseInLanguage:
    """Only for those who may write in the language of the address; ``course`` and ``language`` are set."""

    course: CoursePage
    language: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.language = kwargs["language"]
        if self.language not in CONTENT_LANGUAGES:
            raise Http404
        if not request.user.has_perm(f"courses.translate_{self.language}"):
            raise PermissionDenied
        self.course = get_object_or_404(CoursePage, pk=kwargs["course"])
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ReviewDocumentView(CourseInLanguage, View):
    """The document, made anew."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        from courses.packs.review.document import write_document

        content, _drafts = draft_of(self.course)
        day, file = timezone.localdate(), io.BytesIO()
        write_document(content, self.language, read_glossary(STARTER / "glossary.csv"), day, file)
        file.seek(0)
        name = f"review-{self.language}-{content.id}-{day.isoformat()}.docx"
        return FileResponse(file, as_attachment=True, filename=name, content_type=DOCX)


class ReviewUpload(forms.Form):
    """The document that came back."""

    document = forms.FileField(
        label=gettext_lazy("Document that came back (DOCX)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,  # said in our own words
    )
    only_check = forms.BooleanField(label=gettext_lazy("Only check, change nothing"), required=False)
    mark = forms.BooleanField(
        label=gettext_lazy("Mark as reviewed what was read in full, with the name on the first page"),
        required=False,
    )

    def clean_document(self) -> Sheet:
        from courses.packs.review.reading import read_document

        file = self.cleaned_data["document"]
        try:
            if file.size > LARGEST_FILE:
                raise DocumentError("too_large")
            return read_document(file.file)
        except DocumentError as problem:
            raise forms.ValidationError(reason(problem.code, problem.values)) from None


class ImportReviewView(CourseInLanguage, AdminScreen):
    """The form; after it was sent, what was taken, what was not and why."""

    template_name = "courses/admin/review_document.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return f"{self.course.heading_ru} · {NAMES[self.language]}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ReviewUpload())
        return {**super().get_context_data(**kwargs), "course": self.course, "language": self.language}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReviewUpload(request.POST, request.FILES)
        if not form.is_valid():
            return self._answer(form, status=422)
        sheet, only_check = form.cleaned_data["document"], form.cleaned_data["only_check"]
        mark = form.cleaned_data["mark"] and not only_check
        try:
            outcome = self._imported(sheet, only_check, mark)
            marked = self._marked(outcome, sheet) if mark else {}
        except DocumentError as problem:
            form.add_error(None, reason(problem.code, problem.values))
            return self._answer(form, status=422)
        except CannotMark as refusal:
            marked = {"refusal": " ".join(refusal.messages)}
        return self._answer(ReviewUpload(), report=self._report(outcome, only_check), **marked)

    def _imported(self, sheet: Sheet, only_check: bool, mark: bool) -> Outcome:
        if sheet.code.language != self.language:
            raise DocumentError("other_course", course=sheet.code.course, language=sheet.code.language)
        if mark:
            reviewer_of(sheet)  # says now what is missing on the first page, before anything is saved
        return import_review(self.course, sheet, self.request.user, dry_run=only_check)

    def _marked(self, outcome: Outcome, sheet: Sheet) -> dict[str, Any]:
        number, waiting = mark_read(self.course, outcome, reviewer_of(sheet), self.request.user)
        return {"marked": _("Marked as reviewed: %(number)s.") % {"number": number}, "waiting": waiting}

    @staticmethod
    def _report(outcome: Outcome, only_check: bool) -> dict[str, Any]:
        return {
            "only_check": only_check,
            "summary": summary_line(outcome),
            "lines": report_lines(outcome),
            "accepted": [accepted_line(one) for one in outcome.accepted],
        }

    def _answer(self, form: forms.Form, status: int = 200, **more: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **more), status=status)


urlpatterns = [
    path(
        "curriculum/<int:course>/<slug:language>/review.docx",
        ReviewDocumentView.as_view(),
        name="review_docx",
    ),
    path("curriculum/<int:course>/<slug:language>/review/", ImportReviewView.as_view(), name="import_review"),
]
