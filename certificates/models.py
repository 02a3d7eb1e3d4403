"""Certificates: a frozen print, a serial and a status. Never made or changed by a projection."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.models import CoursePage


class Certificate(models.Model):
    """One certificate. ``printed`` is what stands on the paper, stored on the day and never read again from live
    rows: ``{"name", "name_latin", "course": {language: title}, "course_id", "hours", "date", "centre", "proof",
    "template", "issuer"}``. ``payload`` is the signed text of the QR code.
    """

    class Status(models.TextChoices):
        VALID = "valid", _("valid")
        REVOKED = "revoked", _("revoked")
        REPLACED = "replaced", _("replaced")

    class Proof(models.TextChoices):
        SELF_STUDY = "self-study", _("self-study")
        SEEN = "seen", _("seen in session")
        IDENTITY = "identity", _("identity document seen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    serial = models.CharField(max_length=16, unique=True)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="certificates"
    )
    course = models.ForeignKey(CoursePage, on_delete=models.PROTECT, related_name="certificates")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.VALID)
    issued_on = models.DateField()
    printed = models.JSONField()
    payload = models.TextField()
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    status_changed_at = models.DateTimeField(null=True, blank=True)
    status_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            # Exactly once: two requests at the same moment end on one row. Corrections replace, so they are exempt.
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=Q(replaces__isnull=True),
                name="certificate_issued_once",
            )
        ]

    def __str__(self) -> str:
        return self.serial
