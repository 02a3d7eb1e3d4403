"""What must follow a publication, whoever published."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, published, unpublished

from courses.actions.hiding import hide_lesson, is_hidden_topic
from courses.actions.test_versions import publish_unless_paused
from courses.models import CoursePage, LessonPage, Question
from courses.queries import course_of_lesson


@receiver(page_published, sender=CoursePage)
def freeze_test_of_course(sender: type, instance: CoursePage, **kwargs: Any) -> None:
    publish_unless_paused(instance)


@receiver([page_published, page_unpublished], sender=LessonPage)
def follow_lesson(sender: type, instance: LessonPage, **kwargs: Any) -> None:
    """A lesson on a hidden topic does not stay published, and a test asks only about published lessons."""
    if instance.live and is_hidden_topic(instance.sensitive):
        hide_lesson(instance)
    elif course := course_of_lesson(instance):
        publish_unless_paused(course)


@receiver([published, unpublished], sender=Question)
def freeze_test_of_question(sender: type, instance: Question, **kwargs: Any) -> None:
    publish_unless_paused(instance.course)


@receiver(post_delete, sender=Question)
def freeze_test_without_deleted_question(sender: type, instance: Question, **kwargs: Any) -> None:
    publish_unless_paused(instance.course)
