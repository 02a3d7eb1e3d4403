"""Reads of people."""
from django.http import HttpRequest

from lms.accounts.cards import CARD_LENGTH, digits_of, is_card_number
from lms.accounts.models import Profile, User
from lms.accounts.phones import possible_numbers
from lms.http import has_session


def current_learner(request: HttpRequest) -> User | None:
    """Who is signed in, staff included (they may learn too); None without touching the session when no cookie came."""
    if not has_session(request):
        return None
    user = request.user
    return user if isinstance(user, User) and user.is_authenticated else None


def find_account(login: str) -> User | None:
    """The account that ``login`` means: a card number in any spacing, a phone number, or a user name of staff.

    A phone number means an account only while exactly one active account has it (a verified one goes first).
    """
    login = login.strip()
    digits = digits_of(login)
    if is_card_number(digits):
        return User.objects.filter(username=digits).first()
    if digits or login.startswith("+"):
        found = _by_phone(login)
        if found:
            return found
    return User.objects.filter(username=login, is_staff=True).first()


def _by_phone(text: str) -> User | None:
    profiles = Profile.objects.filter(phone__in=possible_numbers(text), user__is_active=True).select_related("user")
    rows = list(profiles.order_by("-phone_verified")[:2])
    if not rows or (len(rows) > 1 and not rows[0].phone_verified):
        return None
    return rows[0].user


def card_number_problem(login: str) -> str:
    """What is wrong with a typed card number: ``length``, ``digit`` or '' (fine, or not a card number at all)."""
    digits = digits_of(login)
    if not digits or digits[0] not in "23456" or login.strip().startswith("+"):
        return ""
    if len(digits) not in (CARD_LENGTH - 1, CARD_LENGTH, CARD_LENGTH + 1):
        return ""
    if len(digits) != CARD_LENGTH:
        # Nine digits may be a phone number without its country.
        return "" if possible_numbers(login) else "length"
    return "" if is_card_number(digits) or possible_numbers(login) else "digit"


def profile_of(user: User) -> Profile:
    """The person's profile; an empty unsaved one for staff without a card."""
    return getattr(user, "profile", None) or Profile(user=user)
