"""Two screens of the Wagtail admin: where each language of each course stands, with facts that are due; and marking
texts as reviewed by a named person."""

from typing import Any

from django import forms
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.actions.reviewing import CannotMark, Review, mark_reviewed
from courses.languages import CONTENT_LANGUAGES
from courses.models import CoursePage, LessonPage, Question
from courses.queries import course_reviews, fact_rows
from courses.translation_state import EDITOR, LAWYER, NATIVE, ROLES, state_of
from lms.languages import LANGUAGES

NAMES = dict(LANGUAGES)
STATE_NAMES = {
    "missing": gettext_lazy("missing"),
    "draft": gettext_lazy("draft"),
    "reviewed": gettext_lazy("reviewed"),
    "stale": gettext_lazy("stale: the Russian text has changed"),
}


class AdminScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of its own in the admin, with its title in the head."""

    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class CurriculumStateView(PermissionRequiredMixin, AdminScreen):
    """By course and language how many lessons are reviewed; below, the facts with a day, the most urgent first."""

    permission_required = "wagtailadmin.access_admin"
    template_name = "courses/admin/curriculum_state.html"
    page_title = gettext_lazy("State of the curriculum")
    header_icon = "clipboard-list"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = [
            {
                "course": review,
                "heading": review.headings["ru"],
                "languages": [
                    {
                        "code": code,
                        "reviewed": review.lessons[code]["reviewed"],
                        "stale": review.lessons[code]["stale"],
                        "missing": review.lessons[code]["missing"],
                        "may": self.request.user.has_perm(f"courses.translate_{code}"),
                    }
                    for code in CONTENT_LANGUAGES
                ],
            }
            for review in course_reviews()
        ]
        names = [NAMES[code] for code in CONTENT_LANGUAGES]
        return {**super().get_context_data(**kwargs), "rows": rows, "names": names, "facts": fact_rows()}


class ReviewForm(forms.Form):
    """Who read the chosen texts, in which role, on which day."""

    reviewer = forms.CharField(label=gettext_lazy("Name of the person who read the texts"), max_length=120)
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    on = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    texts = forms.MultipleChoiceField(label=gettext_lazy("Texts"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, language: str, texts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = (LAWYER, EDITOR) if language == "ru" else (NATIVE, EDITOR)
        self.fields["role"].choices = [(role, ROLES[role]) for role in roles]
        self.fields["texts"].choices = texts


class MarkReviewedView(AdminScreen):
    """The lessons and questions of a course in one language, each with its state and a box to tick."""

    template_name = "courses/admin/mark_reviewed.html"
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = kwargs["language"]
        if language not in CONTENT_LANGUAGES:
            raise Http404
        if not request.user.has_perm(f"courses.translate_{language}"):
            raise PermissionDenied
        self.course = get_object_or_404(CoursePage, pk=kwargs["course"])
        self.language = language
        self.objects = self._objects()
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return f"{self.course.heading_ru} · {NAMES[self.language]}"

    def _objects(self) -> dict[str, Any]:
        lessons = LessonPage.objects.live().child_of(self.course).order_by("path")
        questions = Question.objects.filter(course=self.course, live=True).order_by("sort_order", "pk")
        found = {f"lesson-{lesson.pk}": lesson for lesson in lessons}
        found |= {f"question-{question.pk}": question for question in questions}
        return {key: obj for key, obj in found.items() if state_of(obj, self.language) != "missing"}

    def _form(self, data: Any = None) -> ReviewForm:
        texts = [(key, self._line(obj)) for key, obj in self.objects.items()]
        initial = {"on": timezone.localdate()}
        return ReviewForm(data, language=self.language, texts=texts, initial=initial)

    def _line(self, obj: Any) -> str:
        words = getattr(obj, f"heading_{self.language}", "") or getattr(obj, f"prompt_{self.language}", "")
        kept = (obj.translation_states or {}).get(self.language, {})
        state = state_of(obj, self.language)
        who = f" · {kept.get('reviewer')}, {kept.get('reviewed_on')}" if state == "reviewed" else ""
        return f"{words} · {STATE_NAMES[state]}{who}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or self._form()
        return {**super().get_context_data(**kwargs), "form": form, "language": self.language}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        data = form.cleaned_data
        review = Review(self.language, data["reviewer"], data["role"], data["on"])
        try:
            number = mark_reviewed((self.objects[key] for key in data["texts"]), review, request.user)
        except CannotMark as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("Marked as reviewed: %(number)s.") % {"number": number})
        return redirect(reverse("curriculum_state"))


urlpatterns = [
    path("curriculum/", CurriculumStateView.as_view(), name="curriculum_state"),
    path("curriculum/<int:course>/<slug:language>/", MarkReviewedView.as_view(), name="mark_reviewed"),
]
