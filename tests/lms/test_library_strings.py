"""What Django and allauth say to a learner is said in her language.

Really runs the libraries, notes every text they look up, and asks the language's own catalogue for it: the
fallback to Russian would hide a gap from the eye.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import allauth
import django
import polib
import pytest
from allauth.account import forms as allauth_forms
from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.contrib.auth import forms as auth_forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import InvalidPage, Paginator
from django.core.validators import DomainNameValidator, FileExtensionValidator, StepValueValidator
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat, yesno
from django.urls import reverse
from django.utils import dateformat, timesince, translation
from django.utils.text import Truncator, get_text_list
from django.utils.translation import trans_real

from lms.accounts.models import User

LANGUAGES = ["tg", "uz", "ky", "ru"]
ALLOWED = {
    "card number or user name": "a text of ours: locale/ answers for it",
}
pytestmark = pytest.mark.usefixtures("compiled_catalogues")


def said(action: Callable[[], object]) -> list[str]:
    """The messages of the ValidationError that ``action`` must raise."""
    with pytest.raises((ValidationError, InvalidPage)) as caught:
        action()
    return caught.value.messages if isinstance(caught.value, ValidationError) else [str(caught.value)]


def fields_that_refuse() -> Iterator[tuple[forms.Field, object]]:
    """Form fields, each with something it refuses."""
    yield forms.CharField(), ""
    yield forms.CharField(min_length=3), "a"
    yield forms.CharField(max_length=3), "abcd"
    yield forms.CharField(), "a\0"
    yield forms.IntegerField(), "x"
    yield forms.IntegerField(min_value=3), 1
    yield forms.IntegerField(max_value=3), 9
    yield forms.IntegerField(step_size=3), 4
    yield forms.IntegerField(validators=[StepValueValidator(3, offset=1)]), 3
    yield forms.FloatField(), "x"
    yield forms.DecimalField(), "x"
    yield forms.DecimalField(max_digits=2), Decimal(123)
    yield forms.DecimalField(max_digits=3, decimal_places=1), Decimal("1.23")
    yield forms.DecimalField(max_digits=3, decimal_places=2), Decimal("12")
    yield forms.DateField(), "x"
    yield forms.TimeField(), "x"
    yield forms.DateTimeField(), "x"
    yield forms.DurationField(), "x"
    yield forms.DurationField(), "99999999999 00:00:00"
    yield forms.EmailField(), "x"
    yield forms.URLField(assume_scheme="https"), "x"
    yield forms.SlugField(), "é"
    yield forms.SlugField(allow_unicode=True), "a b"
    yield forms.UUIDField(), "x"
    yield forms.JSONField(), "{"
    yield forms.GenericIPAddressField(), "x"
    yield forms.GenericIPAddressField(protocol="IPv4"), "x"
    yield forms.GenericIPAddressField(protocol="IPv6"), "x"
    yield forms.GenericIPAddressField(), "::g"
    yield forms.CharField(validators=[DomainNameValidator()]), "x y"
    yield forms.ChoiceField(choices=[("a", "a")]), "b"
    yield forms.TypedChoiceField(choices=[("a", "a")], coerce=int), "a"
    yield forms.MultipleChoiceField(choices=[("a", "a")]), "b"
    yield forms.MultipleChoiceField(choices=[("a", "a")]), ["b"]
    yield forms.ModelMultipleChoiceField(User.objects.none()), ["x"]
    yield forms.ModelChoiceField(User.objects.none()), "x"
    yield forms.SplitDateTimeField(), ["x", ""]
    yield forms.FileField(), None
    yield forms.FileField(), "not a file"
    yield forms.FileField(), SimpleUploadedFile("a.txt", b"")
    yield forms.FileField(max_length=3), SimpleUploadedFile("abcd.txt", b"x")
    yield forms.FileField(validators=[FileExtensionValidator(["pdf"])]), SimpleUploadedFile("a.txt", b"x")
    yield forms.ImageField(), SimpleUploadedFile("a.png", b"x")


def walk_fields() -> list[str]:
    """Errors of every kind of form field, one by one, and of a set of forms."""
    texts = [
        text for field, value in fields_that_refuse() for text in said(lambda f=field, v=value: f.clean(v))
    ]
    broken = forms.formset_factory(forms.Form)({})
    texts += [str(broken.non_form_errors()), str(broken.management_form.errors)]
    numbers = {"form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0"}
    for limits in ({"max_num": 1, "validate_max": True}, {"min_num": 5, "validate_min": True}):
        texts.append(str(forms.formset_factory(forms.Form, **limits)(numbers).non_form_errors()))
    texts.append(str(forms.formset_factory(forms.Form, can_delete=True, can_order=True)().as_p()))
    return texts


def walk_widgets() -> list[str]:
    """What the widgets say of themselves."""
    clearable = forms.FileField(required=False)

    class Everything(forms.Form):
        file = clearable
        yes = forms.NullBooleanField()

    class Uploaded:
        url = "/media/a.pdf"

    form = Everything(initial={"file": Uploaded()})
    hidden = type("Hidden", (forms.Form,), {"key": forms.CharField(widget=forms.HiddenInput)})({})
    both = forms.ClearableFileInput()
    data, files = {"file-clear": "on"}, {"file": SimpleUploadedFile("a.txt", b"x")}
    value = both.value_from_datadict(data, files, "file")
    return [str(form.as_p()), str(hidden.as_p()), *said(lambda: clearable.clean(value))]


def walk_auth() -> list[str]:
    """Labels, help and errors of Django's own forms about passwords, and the password rules."""
    user = User(username="saidov")
    classes = (auth_forms.AuthenticationForm, auth_forms.SetPasswordForm, auth_forms.PasswordChangeForm)
    made = [
        classes[0](data={}),
        *(form(user, data={"new_password1": "a", "new_password2": "b"}) for form in classes[1:]),
    ]
    texts = [str(form.as_p()) for form in made]
    texts += [str(text) for form in made for text in form.error_messages.values()]
    rules = password_validation.get_default_password_validators()
    rules.append(password_validation.NumericPasswordValidator())
    texts += [str(rule.get_help_text()) for rule in rules]
    for password in ("saidov", "password", "12345678", "a"):
        texts += said(lambda password=password: password_validation.validate_password(password, user, rules))
    return texts


def walk_allauth() -> list[str]:
    """allauth's sign-in form and everything its adapter may answer, limits included."""
    adapter = DefaultAccountAdapter(HttpRequest())
    form = allauth_forms.LoginForm(data={}, request=HttpRequest())
    texts = [str(text) for text in adapter.error_messages.values()]
    return [*texts, str(form.as_p())]


def walk_models() -> list[str]:
    """What a model refuses."""
    name = User._meta.get_field("username")
    texts = said(lambda: name.clean(None, None)) + said(lambda: name.clean("", None))
    texts += said(lambda: User._meta.get_field("preferred_language").clean("de", None))
    User.objects.create_user("saidov")
    return texts + said(lambda: User(username="saidov").validate_unique())


def walk_dates_and_numbers() -> list[str]:
    """Every month and day in every form, spans of time, sizes, pages, lists."""
    days = [dt.datetime(2026, month, 22 + month % 7, 12 * (month % 2)) for month in range(1, 13)]
    texts = [dateformat.format(day, "F E b N M D l") for day in days]
    texts += [dateformat.format(day, "P") for day in days[:2]]
    start = dt.datetime(2026, 1, 1)
    spans = [{"minutes": 2}, {"hours": 2}, {"days": 2}, {"weeks": 2}, {"days": 70}, {"days": 800}]
    texts += [timesince.timesince(start, start + dt.timedelta(**span)) for span in spans]
    texts += [filesizeformat(1 + 1024**power) for power in range(6)]
    texts += [yesno(True), get_text_list(["a", "b", "c"]), Truncator("один два три").words(1)]
    pages = Paginator([], 1, allow_empty_first_page=False)
    return texts + [
        text for number in ("x", 0, 1) for text in said(lambda n=number: pages.validate_number(n))
    ]


WALKS = [walk_fields, walk_widgets, walk_auth, walk_allauth, walk_models, walk_dates_and_numbers]


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str, object]]:
    """Fills with (language, msgid, number for a plural or None) of each text that anybody asks for."""
    seen: set[tuple[str, str, object]] = set()
    reverse("account_login")  # loads every view: some read a text while they are imported
    catalogue = trans_real.DjangoTranslation
    gettext, ngettext = catalogue.gettext, catalogue.ngettext

    def noting_gettext(self: trans_real.DjangoTranslation, message: str) -> str:
        seen.add((self.language(), message, None))
        return gettext(self, message)

    def noting_ngettext(self: trans_real.DjangoTranslation, one: str, many: str, number: int) -> str:
        seen.add((self.language(), one, number))
        return ngettext(self, one, many, number)

    monkeypatch.setattr(catalogue, "gettext", noting_gettext)
    monkeypatch.setattr(catalogue, "ngettext", noting_ngettext)
    return seen


def has_text(language: str, msgid: str, number: object) -> bool:
    """Whether the language's own catalogues, without any fallback, have a text for it."""
    catalogue = trans_real.translation(language)._catalog
    if number is None:
        return bool(catalogue.get(msgid))
    with suppress(KeyError):
        return bool(catalogue.plural(msgid, number))
    return False


@pytest.mark.django_db
@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_in_another_language(looked_up, language, walk):
    with translation.override(language):
        texts = walk()

    asked = {(msgid, number) for code, msgid, number in looked_up if code == language}
    missing = {msgid for msgid, number in asked if not has_text(language, msgid, number)}
    assert texts
    assert len(asked) >= 5
    assert missing - set(ALLOWED) == set()


@pytest.mark.parametrize(
    ("language", "required", "short"),
    [
        ("tg", "Ин ҷойро пур кунед.", "Рамз хеле кӯтоҳ аст. Он бояд на камтар аз 10 аломат дошта бошад."),
        ("uz", "Bu joyni toʻldiring.", "Parol juda qisqa. Unda kamida 10 ta belgi boʻlishi kerak."),
        ("ky", "Бул жерди толтуруңуз.", "Сырсөз өтө кыска. Анда кеминде 10 белги болушу керек."),
        (
            "ru",
            "Заполните это поле.",
            "Пароль слишком короткий. Нужно хотя бы 10 знаков.",
        ),
    ],
)
def test_our_words_win_over_those_of_the_libraries(language, required, short):
    with translation.override(language):
        assert said(lambda: forms.CharField().clean("")) == [required]
        rule = password_validation.MinimumLengthValidator(10)
        assert said(lambda: rule.validate("kitob")) == [short]


def library_msgids() -> set[tuple[str | None, str]]:
    """(context, msgid) of every text of Django's core, contrib.auth and allauth."""
    folders = [Path(inspect.getfile(module)).parent for module in (django, allauth)]
    files = [folders[0] / "conf/locale/en", folders[0] / "contrib/auth/locale/en", folders[1] / "locale/ru"]
    return {(e.msgctxt, e.msgid) for file in files for e in polib.pofile(str(file / "LC_MESSAGES/django.po"))}


def test_every_entry_of_ours_is_still_a_text_of_a_library():
    known = library_msgids()

    for language in LANGUAGES:
        path = Path(settings.LOCALE_PATHS[1]) / language / "LC_MESSAGES" / "django.po"
        unknown = [
            entry.msgid for entry in polib.pofile(str(path)) if (entry.msgctxt, entry.msgid) not in known
        ]
        assert unknown == []
