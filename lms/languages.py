"""The languages of the site, and how dates, sums, lists and names are written in them.

The bottom of the project: the settings import it, so nothing here reads a setting when it is imported.
"""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from anyascii import anyascii
from django.utils import formats, translation
from django.utils.text import slugify

LANGUAGES = [("tg", "Тоҷикӣ"), ("uz", "Oʻzbekcha"), ("ky", "Кыргызча"), ("ru", "Русский")]
SOURCE = "ru"
AND = {"tg": "ва", "uz": "va", "ky": "жана", "ru": "и"}
# Unicode's own tables know each sign only in its own language and print codes elsewhere.
CURRENCIES = {
    "TJS": {"tg": "сомонӣ", "uz": "somoniy", "ky": "сомони", "ru": "сомони"},
    "UZS": {"tg": "сӯм", "uz": "soʻm", "ky": "сум", "ru": "сум"},
    "KGS": {"tg": "сом", "uz": "som", "ky": "сом", "ru": "сом"},
    "RUB": {"tg": "рубл", "uz": "rubl", "ky": "рубль", "ru": "₽"},
}
NO_BREAK_SPACE = "\u00a0"
OKINA, TUTUQ = "\u02bb", "\u02bc"
_MARKS = "'`´‘’ʻʼ′＇"
_MARK_AFTER_LATIN_LETTER = re.compile(rf"(?<=[A-Za-zÀ-ɏ])[{_MARKS}](?=([^\W\d_])?)")
# A closing quotation mark and what opens it.
_OPENING = {"'": "'", "’": "‘", "‘": "‚", "`": "`"}
# In order; letters of loan words stand where the Russian alphabet has them. Uzbek ends with its digraphs.
ALPHABETS: dict[str, list[str]] = {
    "tg": list("абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя"),
    "uz": [*"abcdefghijklmnopqrstuvwxyz", "oʻ", "gʻ", "sh", "ch"],
    "ky": list("абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"),
    "ru": list("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
}


def endonym(code: str) -> str:
    """A language's own name for itself; the code where we have none."""
    return dict(LANGUAGES).get(code, code)


def join_and(items: Sequence[str], language: str) -> str:
    """``A, B ва C``: a list in words. An unknown language gets the Russian "and"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {AND.get(language, AND[SOURCE])} {items[-1]}"


def format_date(date: dt.date, language: str) -> str:
    """A date in full, month as a word, as ``lms.formats`` says for the language: ``5 марти соли 2026``."""
    with translation.override(language):
        return formats.date_format(date, "DATE_FORMAT")


def amount_text(value: Decimal) -> str:
    """A number as all four languages write it: ``−12 000,50``, with no-break spaces.

    Cents are shown only when there are any.
    """
    whole, _dot, cents = f"{abs(value):.2f}".partition(".")
    groups = f"{int(whole):,}".replace(",", NO_BREAK_SPACE)
    text = f"{groups}{',' + cents if cents != '00' else ''}"
    return f"−{text}" if value < 0 and text != "0" else text


def money(amount: Decimal, currency: str, language: str) -> str:
    """A sum with its currency in words of the language, number first: ``12 000 сомонӣ``.

    ``currency`` is an ISO 4217 code; one that we have no word for is printed as it is. In tables that mix
    currencies use ``amount_text`` and the codes instead.
    """
    words = CURRENCIES.get(currency, {})
    return f"{amount_text(amount)}{NO_BREAK_SPACE}{words.get(language) or words.get(SOURCE) or currency}"


def normalise_uzbek_apostrophes(text: str) -> str:
    """The letters oʻ and gʻ with U+02BB, the tutuq belgisi elsewhere with U+02BC, whatever sign was typed.

    Only signs after a Latin letter are touched. At the end of a word a sign counts as a letter's part after
    o and g only, and not where it closes a quotation.
    """

    def right(match: re.Match[str]) -> str:
        before, mark, after = text[match.start() - 1], match.group(), match.group(1)
        if (
            not after
            and mark not in OKINA + TUTUQ
            and (before not in "oOgG" or _closes_quote(text, match.start()))
        ):
            return mark
        return OKINA if before in "oOgG" else TUTUQ

    return _MARK_AFTER_LATIN_LETTER.sub(right, text)


def _closes_quote(text: str, at: int) -> bool:
    """Whether the mark at this place may be a closing single quotation mark."""
    opening = _OPENING.get(text[at])
    return opening is not None and re.search(rf"(?<!\w){opening}\w", text[:at]) is not None


def latin_slug(text: str) -> str:
    """``text`` of any script as the slug of an address: ``Трудовой договор`` becomes ``trudovoy-dogovor``.

    Plain ``slugify`` gives '' for every Cyrillic title.
    """
    return slugify(anyascii(text))


def alphabet_key(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """A key for ``sorted`` that puts texts in the order of the language's alphabet.

    SQLite and plain Python put ғ қ ҳ ҷ ӯ after я and oʻ gʻ among o and g. Signs and digits come before the
    letters, letters of another alphabet after them; case and apostrophes do not count, nor, in Russian, the
    dots of ё. An unknown language is sorted as Russian.
    """
    order = {letter: number for number, letter in enumerate(ALPHABETS.get(language, ALPHABETS[SOURCE]))}
    plain = text.casefold()
    if language == "uz":
        plain = normalise_uzbek_apostrophes(plain).replace(TUTUQ, "\0")
        letters = re.findall("[og]ʻ|sh|ch|.", plain, re.DOTALL)
    else:
        letters = list(plain.replace("ё", "е") if "ё" not in order else plain)
    return tuple(_place(letter, order) for letter in letters if letter != "\0")


def _place(letter: str, order: dict[str, int]) -> tuple[int, int]:
    if letter in order:
        return 1, order[letter]
    return (2 if letter.isalpha() else 0), ord(letter)
