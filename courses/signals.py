"""What must follow a publication, whoever published."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, published, unpublished

from courses.actions.test_versions import publish_unless_paused
from courses.models import CoursePage, Question


@receiver(page_published, sender=CoursePage)
def freeze_test_of_course(sender: type, instance: CoursePage, **kwargs: Any) -> None:
    publish_unless_paused(instance)


@receiver([published, unpublished], sender=Question)
def freeze_test_of_question(sender: type, instance: Question, **kwargs: Any) -> None:
    publish_unless_paused(instance.course)


@receiver(post_delete, sender=Question)
def freeze_test_without_deleted_question(sender: type, instance: Question, **kwargs: Any) -> None:
    publish_unless_paused(instance.course)
