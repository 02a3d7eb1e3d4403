"""What the operator types."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from lms.accounts.guard import allow_try, lock_of
from lms.accounts.models import Profile, User
from tests.accounts.helpers import STRANGER_CARD, sign_in
from tests.factories import make_learner

pytestmark = pytest.mark.django_db


def test_reset_pin_prints_a_pin_that_works(
    learner: User, client: Client, capsys: pytest.CaptureFixture
) -> None:
    for _ in range(6):
        allow_try(learner)
    card = learner.username

    call_command("reset_pin", f"{card[:2]} {card[2:]}")

    pin = re.search(r"new PIN (\d{3}\s\d{3})$", capsys.readouterr().out.strip())[1]
    assert lock_of(learner) == ""
    assert sign_in(client, card, pin)["Location"] == "/ru/my/"


def test_reset_pin_gives_staff_a_long_password(editor: User, capsys: pytest.CaptureFixture) -> None:
    call_command("reset_pin", "redaktor")

    password = capsys.readouterr().out.split()[-1]
    assert len(password) >= 16 and User.objects.get(pk=editor.pk).check_password(password)


def test_reset_pin_of_nobody_changes_nobody(learner: User) -> None:
    with pytest.raises(CommandError):
        call_command("reset_pin", STRANGER_CARD)

    assert User.objects.get().password == learner.password


def test_demo_people_can_sign_in_as_printed(client: Client, capsys: pytest.CaptureFixture) -> None:
    call_command("demo")

    printed = capsys.readouterr().out
    learners = re.findall(r"card (\S+)\s+PIN (\d+)", printed)
    staff = re.findall(r"staff\s+(\S+)\s+password (\S+)", printed)
    assert len(learners) == 2
    assert [name for name, _password in staff] == ["admin", "editor", "publisher", "translator-tg"]
    for login, secret in [*learners, *staff]:
        assert sign_in(Client(), login, secret)["Location"] == "/ru/my/", login


def test_demo_roles(client: Client) -> None:
    call_command("demo", verbosity=0)

    groups = {
        user.username: set(user.groups.values_list("name", flat=True))
        for user in User.objects.filter(is_staff=True)
    }
    assert groups == {
        "admin": set(),
        "editor": {"Editors"},
        "publisher": {"Editors", "Publishers"},
        "translator-tg": {"Translators tg"},
    }
    assert list(User.objects.filter(is_superuser=True).values_list("username", flat=True)) == ["admin"]


def test_demo_again_keeps_what_people_did(learner: User) -> None:
    call_command("demo")
    gulnora = Profile.objects.exclude(user=learner).order_by("pk").first()
    Profile.objects.filter(pk=gulnora.pk).update(full_name="Другое Имя")
    gulnora.user.set_password("837261")
    gulnora.user.save()
    before = User.objects.count()

    call_command("demo")

    gulnora.refresh_from_db()
    assert User.objects.count() == before and gulnora.full_name == "Другое Имя"
    assert User.objects.get(pk=gulnora.user_id).check_password("837261")


def test_demo_people_are_refused_on_a_real_site(settings) -> None:
    settings.DEMO_PEOPLE_ALLOWED = False

    with pytest.raises(CommandError):
        call_command("demo")

    assert not User.objects.exists()


def test_learners_are_not_staff() -> None:
    assert make_learner().is_staff is False
