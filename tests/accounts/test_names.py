"""A name is kept as it is written, or refused in plain words."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError

from lms.accounts.names import clean_full_name


@pytest.mark.parametrize(
    "name",
    [
        "Алиева Гулнора",
        "Gʻulomova Oʻgʻiloy",
        "Жээнбеков Бакыт уулу",
        "O'Brien-Қодирӣ",
        "Ҷӯраева Ҳ.",
        "محمد علی",
        "Ибн-Сино ’Али",
        "de la Cruz",
        "KARIMOV karim",
    ],
)
def test_names_of_any_script_stay_as_they_are(name: str) -> None:
    assert clean_full_name(name) == name


def test_spaces_are_tidied_and_letters_composed() -> None:
    apart = unicodedata.normalize("NFD", "Ҷӯраев Йӯсуф")

    assert clean_full_name(f"  {apart}\t \u00a0уулу\n") == "Ҷӯраев Йӯсуф уулу"


@pytest.mark.parametrize(
    "name, code",
    [
        ("", "required"),
        (" \n\t", "required"),
        ("а" * 201, "too_long"),
        ("Алиева 2", "digits"),
        ("Али ٣", "digits"),
        ("<b>Али</b>", "signs"),
        ("Али{{x}}", "signs"),
        ("a@b.tj", "signs"),
        ("Али/Вали", "signs"),
        ("Али\x00Вали", "signs"),
        ("Али\u202eВали", "signs"),
        ("Али 😀", "signs"),
        ("А", "too_short"),
        ("ʻʼ", "too_short"),
    ],
)
def test_what_is_not_a_name_is_refused(name: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        clean_full_name(name)

    assert refused.value.code == code


def test_two_hundred_letters_fit_and_the_message_counts_the_rest() -> None:
    assert len(clean_full_name("а" * 200)) == 200

    with pytest.raises(ValidationError) as refused:
        clean_full_name("а" * 300)

    assert "300" in refused.value.messages[0] and "200" in refused.value.messages[0]
