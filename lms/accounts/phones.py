"""Phone numbers as people write them, kept as E.164."""
import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat

REGIONS = [("TJ", "+992"), ("UZ", "+998"), ("KG", "+996"), ("RU", "+7"), ("", "")]
NATIONAL_LENGTH = 9  # of a number in Tajikistan, Uzbekistan and Kyrgyzstan


def _tidy(text: str, region: str) -> str:
    """Digits with a leading plus where one is meant: ``00992…`` and, at home, an 8 before nine digits."""
    kept = re.sub(r"[^\d+]", "", text)
    if kept.startswith("00"):
        return "+" + kept[2:]
    if region in ("TJ", "UZ", "KG") and len(kept) == NATIONAL_LENGTH + 1 and kept[0] == "8":
        return kept[1:]
    code = dict(REGIONS).get(region, "").lstrip("+")
    if code and region != "RU" and kept.startswith(code) and len(kept) == len(code) + NATIONAL_LENGTH:
        return "+" + kept
    return kept


def normalise_phone(text: str, region: str = "") -> str:
    """The number in E.164. ``region`` (ISO 3166) is where a number without a country code belongs.

    Raises ValidationError with a plain message.
    """
    try:
        number = phonenumbers.parse(_tidy(text, region), region or None)
    except NumberParseException:
        raise ValidationError(
            _("This is not a phone number we know. Write it with the country code, for example +992 91 712 3456."),
            code="unknown",
        ) from None
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("Look at the number again: some digits are missing or too many."), code="invalid"
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def possible_numbers(text: str) -> set[str]:
    """Every E.164 number that a number typed without a country could be, for signing in."""
    found = set()
    for region, _code in REGIONS:
        try:
            found.add(normalise_phone(text, region))
        except ValidationError:
            continue
    return found
