"""A person's name as printed in the passport: one field, never split, never re-cased."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 200
# Besides letters and their combining marks: spaces, hyphens, dots and the apostrophes of our languages.
OTHER_SIGNS = set(" -.'\u2019\u02bb\u02bc\u2018`\u2010\u2011")


def clean_full_name(text: str) -> str:
    """The name in NFC, trimmed, inner spaces single. Raises ValidationError with a plain message.

    Any script is welcome; digits, markup and control characters are not part of a name.
    """
    name = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    if not name:
        raise ValidationError(_("Write your name."), code="required")
    if len(name) > MAX_LENGTH:
        raise ValidationError(
            _("The name has %(count)s letters. At most %(limit)s fit."),
            code="too_long", params={"count": len(name), "limit": MAX_LENGTH},
        )  # fmt: skip
    if any(char.isdigit() for char in name):
        raise ValidationError(_("A name has no digits. Write it as in your passport."), code="digits")
    if not all(unicodedata.category(char)[0] in "LM" or char in OTHER_SIGNS for char in name):
        raise ValidationError(
            _("Use only letters, spaces and hyphens. Write it as in your passport."), code="signs"
        )
    if sum(char.isalpha() and char not in OTHER_SIGNS for char in name) < 2:
        raise ValidationError(_("Write your whole name, as in your passport."), code="too_short")
    return name
