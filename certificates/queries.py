"""Reads of certificates. Only the printed values, never live rows."""

from django.db.models import QuerySet

from certificates.models import Certificate


def certificates_of(learner_id: int) -> QuerySet[Certificate]:
    """A learner's certificates that count (not the replaced ones), newest first."""
    return (
        Certificate.objects.filter(learner_id=learner_id)
        .exclude(status=Certificate.Status.REPLACED)
        .order_by("-issued_on", "-created_at")
    )


def certificate_for(learner_id: int, course_id: int) -> Certificate | None:
    """The learner's certificate of a course that counts, or None."""
    return certificates_of(learner_id).filter(course_id=course_id).first()


def has_certificate(learner_id: int) -> bool:
    """Whether her name stands on a certificate: from then on a registrar changes it."""
    return Certificate.objects.filter(learner_id=learner_id).exists()


def own_certificate(learner_id: int, serial: str) -> Certificate | None:
    """The certificate with this serial if it is the learner's own, or None."""
    return Certificate.objects.filter(learner_id=learner_id, serial=serial).first()


def by_serial(serial: str) -> Certificate | None:
    """The certificate with this serial, with the one that replaced it, or None. One query."""
    return Certificate.objects.select_related("replaced_by").filter(serial=serial).first()


def masked(name: str) -> str:
    """A name for strangers: the first letter of each word. «Алиева Гулнора» becomes «А… Г…»."""
    return " ".join(f"{word[0]}…" for word in name.split())
