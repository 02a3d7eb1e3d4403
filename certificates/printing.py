"""From a stored certificate to its print: the frozen values in the words of one language."""

import datetime as dt
from decimal import Decimal

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.models import Certificate
from certificates.pdf import CertificateFacts, CertificateLabels, render_certificate
from certificates.serials import grouped
from courses.languages import pick
from lms.languages import format_date


def proof_text(proof: str) -> str:
    """What a proof level means, in the active language."""
    texts = {
        Certificate.Proof.SELF_STUDY: _("Studied alone. The name was not checked against a document."),
        Certificate.Proof.SEEN: _("Seen in a lesson by a trainer."),
        Certificate.Proof.IDENTITY: _("A trainer saw the identity document."),
    }
    return texts.get(Certificate.Proof(proof), "")


def hours_line(hours: str) -> str:
    """«Study time: 2,5 hours», with the language's own plural."""
    number = Decimal(hours).normalize()
    text = format(number, "f").replace(".", ",")
    # A fraction takes the form that two takes in Russian («2,5 часа»).
    count = int(number) if number == int(number) else 2
    return ngettext("Study time: %(hours)s hour", "Study time: %(hours)s hours", count) % {"hours": text}


def labels(printed: dict[str, str]) -> CertificateLabels:
    """The fixed words in the active language."""
    return CertificateLabels(
        title=_("Certificate"),
        certifies=_("This certifies that"),
        completed=_("completed the course and passed its final test"),
        proof=proof_text(printed["proof"]),
        how_to_check=_("Anyone can check this certificate: scan the code, or type the number at"),
        serial=_("Certificate number"),
        issuer=printed["issuer"],
        word_mark=_("Safar"),
    )


def verify_url(certificate: Certificate) -> str:
    """The address in the QR code. What stands behind # never reaches a server."""
    return f"{settings.VERIFY_BASE_URL}/verify/{certificate.serial}/#{certificate.payload}"


def certificate_file(certificate: Certificate, language: str) -> bytes:
    """The PDF of a certificate in ``language``, from its printed values only."""
    printed = certificate.printed
    with translation.override(language):
        facts = CertificateFacts(
            language=language,
            labels=labels(printed),
            name=printed["name"],
            name_latin=printed["name_latin"],
            course=f"«{pick(printed['course'], language)}»",
            hours=hours_line(printed["hours"]),
            date=format_date(dt.date.fromisoformat(printed["date"]), language),
            serial=grouped(certificate.serial),
            verify_url=verify_url(certificate),
            verify_address=f"{settings.VERIFY_BASE_URL.split('://', 1)[-1]}/verify/",
        )
    return render_certificate(facts)
