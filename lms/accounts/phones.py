"""Phone numbers as people write them, kept as E.164."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumbers import NumberParseException, PhoneNumberFormat

# Kazakhstan shares +7 with Russia: one entry serves both.
REGIONS = {"TJ": "+992", "UZ": "+998", "KG": "+996", "RU": "+7"}
NATIONAL_LENGTH = 9  # of a number in Tajikistan, Uzbekistan and Kyrgyzstan
PHONE_SIGNS = re.compile(r"[\d\s()+./\-\u2010-\u2015]+")


def _tidy(text: str, region: str) -> str:
    """Digits, with a leading plus where one is meant (``00992…``, ``992…``), without an 8 before nine."""
    kept = re.sub(r"[^\d+]", "", text)
    if kept.startswith("00"):
        return "+" + kept[2:]
    if region in ("TJ", "UZ", "KG") and len(kept) == NATIONAL_LENGTH + 1 and kept[0] == "8":
        return kept[1:]
    codes = [code.lstrip("+") for code in REGIONS.values() if code != "+7"]
    if kept.startswith(tuple(codes)) and len(kept) == 3 + NATIONAL_LENGTH:
        return "+" + kept
    return kept


def has_country_code(text: str) -> bool:
    """Whether a typed number says itself in which country it is."""
    return _tidy(text, "").startswith("+")


def normalise_phone(text: str, region: str = "") -> str:
    """The number in E.164. ``region`` (ISO 3166) is where a number without a country code belongs.

    Raises ValidationError with a plain message.
    """
    try:
        number = phonenumbers.parse(_tidy(text, region), region or None)
    except NumberParseException:
        message = _(
            "This is not a phone number we know. Write it with the country code, for example %(example)s."
        )
        raise ValidationError(message, code="unknown", params={"example": "+992 91 712 3456"}) from None
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("Look at the number again: some digits are missing or too many."), code="invalid"
        )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def possible_numbers(text: str) -> set[str]:
    """Every E.164 number that a number typed without a country could be, for signing in."""
    found = set()
    for region in ("", *REGIONS):
        try:
            found.add(normalise_phone(text, region))
        except ValidationError:
            continue
    return found


def looks_like_phone(text: str) -> bool:
    """Whether only digits, spaces and the signs of phone numbers were typed."""
    return PHONE_SIGNS.fullmatch(text.strip()) is not None


def region_of(phone: str) -> str:
    """Which entry of ``REGIONS`` an E.164 number belongs to, '' for none."""
    return next((region for region, code in REGIONS.items() if phone.startswith(code)), "")


def grouped(phone: str) -> str:
    """An E.164 number as people read it, ``+992 91 712 3456``; '' stays ''."""
    if not phone:
        return ""
    return phonenumbers.format_number(phonenumbers.parse(phone), PhoneNumberFormat.INTERNATIONAL)
