"""The shape of what learners send. What it means is decided behind the door."""

import uuid
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from courses.blocks import DESTINATIONS, ORIGINS
from courses.grading import choice_order
from courses.languages import pick
from courses.models import TestVersion


class CountriesForm(forms.Form):
    """From where to where; both may stay empty."""

    origin = forms.ChoiceField(
        label=_("Where are you from?"), choices=ORIGINS[1:], required=False, widget=forms.RadioSelect
    )
    destination = forms.ChoiceField(
        label=_("Where do you go, or where do you work?"), choices=DESTINATIONS[1:], required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip


SIGNER = Signer(salt="lms.progress.test-form")


class TestForm(forms.Form):
    """One attempt: the drawn questions as radio groups, and a signed note of which draw it is.

    Built from a test version and the ids drawn. Choices carry no sign of which is right.
    """

    __test__ = False

    # The browser's own messages would be in its language, and point at questions that are not on the screen.
    use_required_attribute = False

    draw = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, version: TestVersion, drawn: list[str], token: str, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"draw": token})
        super().__init__(*args, **kwargs)
        by_id = {question["id"]: question for question in version.snapshot["questions"]}
        self.question_ids = drawn
        for number, question_id in enumerate(drawn, start=1):
            question = by_id[question_id]
            texts = {choice["id"]: pick(choice["text"]) for choice in question["choices"]}
            field = forms.ChoiceField(
                label=pick(question["prompt"]),
                choices=[(cid, texts[cid]) for cid in choice_order(question, token.rsplit(":", 1)[0])],
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Choose one answer."),
                    "invalid_choice": _("This is not one of the answers. Choose one answer."),
                },
            )
            field.number = number  # type: ignore[attr-defined]
            self.fields[f"q-{question_id}"] = field

    @property
    def draw_name(self) -> str:
        """A name of this draw that stays the same when the page is loaded again; for answers kept on the phone."""
        _owner, version, number, _event = SIGNER.unsign(self["draw"].value()).split(":")
        return f"{version}-{number}"

    def questions(self) -> list[Any]:
        """The bound question fields, in the order shown."""
        return [self[f"q-{question_id}"] for question_id in self.question_ids]

    def empty_numbers(self) -> list[int]:
        """The numbers (from 1) of the questions without a usable answer."""
        return [i for i, qid in enumerate(self.question_ids, start=1) if f"q-{qid}" in self.errors]

    def answers(self) -> dict[str, str]:
        """``{question id: choice id}`` of a valid form."""
        return {qid: self.cleaned_data[f"q-{qid}"] for qid in self.question_ids}


def draw_token(learner_id: int, version_id: int, number: int, event_id: uuid.UUID) -> str:
    """A signed note of whose draw a form shows: it cannot be made up or moved to another learner."""
    return SIGNER.sign(f"{learner_id}:{version_id}:{number}:{event_id}")


def read_draw_token(token: str, learner_id: int) -> tuple[int, int, uuid.UUID]:
    """``(version id, attempt number, event id)`` of a token made for this learner. Raises ValueError."""
    try:
        owner, version, number, event = SIGNER.unsign(token).split(":")
    except BadSignature as problem:
        raise ValueError("not our token") from problem
    if int(owner) != learner_id:
        raise ValueError("another learner's token")
    return int(version), int(number), uuid.UUID(event)
