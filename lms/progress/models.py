"""What a learner did. ``Event`` is the truth, append-only; the others are projections that can be rebuilt."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage, LessonPage, TestVersion

LEARNER = settings.AUTH_USER_MODEL


class Event(models.Model):
    """An append-only fact about a learner. Holds ids only; what names a person is in ``EventPrivate``.

    ``t_client`` is the client's clock, ``received_at`` ours, ``t_est`` the best estimate of when it happened:
    min(received_at, t_client + the offset of that clock). ``result`` is what applying it decided (grades): a rebuild
    reads it and never decides again.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("applied")
        HELD = "held", _("kept, cannot be applied yet")
        BAD = "bad", _("kept, refused")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(
        LEARNER, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    actor = models.ForeignKey(LEARNER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    device = models.UUIDField(null=True, blank=True)
    seq = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=40)
    t_client = models.DateTimeField(null=True, blank=True)
    tz = models.SmallIntegerField(null=True, blank=True, help_text=_("Minutes from UTC."))
    t_est = models.DateTimeField()
    received_at = models.DateTimeField()
    content_version = models.CharField(max_length=80, blank=True)
    session = models.UUIDField(null=True, blank=True)
    data = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.APPLIED)
    reason = models.CharField(max_length=60, blank=True)
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "seq"], name="event_device_seq_unique")]
        indexes = [
            models.Index(fields=["learner", "received_at"], name="event_learner_received"),
            models.Index(
                fields=["received_at"], condition=~models.Q(state="applied"), name="event_waiting_for_repair"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class EventPrivate(models.Model):
    """The part of an event that names people; erased with the person."""

    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, related_name="private_row", primary_key=True
    )
    data = models.JSONField(default=dict)


class Enrolment(models.Model):
    """One learner on one course, in whatever languages. ``required_lessons`` are those live when it began, so that
    a lesson added later does not block and one hidden later does not count."""

    learner = models.ForeignKey(LEARNER, on_delete=models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="enrolments")
    started_at = models.DateTimeField()
    required_lessons = models.JSONField(default=list)
    last_lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, null=True, related_name="+")
    last_active_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="one_enrolment_per_course")]


class LessonCompletion(models.Model):
    """That a learner finished a lesson; the first time counts."""

    learner = models.ForeignKey(LEARNER, on_delete=models.PROTECT, related_name="lesson_completions")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="completions")
    lesson = models.ForeignKey(LessonPage, on_delete=models.PROTECT, related_name="completions")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    completed_at = models.DateTimeField()
    language = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson"], name="one_completion_per_lesson")
        ]


class Attempt(models.Model):
    """One try at a final test, kept whole, judged once by the version the learner saw."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="attempt")
    learner = models.ForeignKey(LEARNER, on_delete=models.PROTECT, related_name="attempts")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    test_version = models.ForeignKey(TestVersion, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    correct = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    review_lessons = models.JSONField(default=list)
    taken_at = models.DateTimeField()
    language = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "number"], name="attempt_number_unique")]


class SavedWorksheet(models.Model):
    """The last state of a learner's worksheet. Her own words (names of witnesses): erasable, never in events."""

    learner = models.ForeignKey(LEARNER, on_delete=models.CASCADE, related_name="worksheets")
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "kind"], name="one_worksheet_per_kind")]
