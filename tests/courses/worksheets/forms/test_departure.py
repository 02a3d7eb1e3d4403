"""Last days, ticks, and citizens who need no patent."""

from tests.courses.worksheets.helpers import errors, filled, outcome, rows

DEPARTURE = "departure-checklist"


def test_dilshods_last_days_say_when_they_were_checked() -> None:
    found = outcome(DEPARTURE)

    assert rows(found) == {
        "Миграционный учёт": "17 марта 2026 г.",
        "Медосмотр, отпечатки пальцев, фото": "1 апреля 2026 г.",
        "Подать на патент": "1 апреля 2026 г.",
    }
    assert [line.note for line in found.tables[0].lines] == [
        "День 15. Проверено 22 ноября 2026 г. (правило от 27 октября 2025 г.): проверьте ещё раз.",
        "День 30. Проверено 22 ноября 2026 г. (правило от 22 августа 2025 г.): проверьте ещё раз.",
        "День 30. Проверено 22 ноября 2026 г. (правило от 22 августа 2025 г.): проверьте ещё раз.",
    ]
    assert found.texts == ["Бумаги готовы: 2 из 6. Шаги сделаны: 1 из 8."]


def test_citizens_of_kyrgyzstan_are_not_asked_for_a_patent() -> None:
    found = outcome(DEPARTURE, citizenship="KG", patent="on")

    assert rows(found) == {
        "Миграционный учёт": "1 апреля 2026 г.",
        "Медосмотр, отпечатки пальцев, фото": "1 апреля 2026 г.",
    }
    assert found.texts == ["Бумаги готовы: 2 из 4. Шаги сделаны: 1 из 5."]


def test_ticks_alone_are_counted() -> None:
    found = filled(DEPARTURE, {"passport": "on"}).answer()

    assert (found.title, found.tables) == ("Что готово", [])
    assert found.texts[0] == "Бумаги готовы: 1 из 6. Шаги сделаны: 0 из 8."


def test_a_day_of_entry_needs_a_citizenship() -> None:
    assert list(errors(DEPARTURE, {"entry": "03.03.2026", "citizenship": ""})) == ["citizenship"]
