"""Reads of people."""

from django.http import HttpRequest

from lms.accounts.cards import CARD_BEGINNINGS, CARD_LENGTH, digits_of, is_card_number
from lms.accounts.models import Profile, User
from lms.accounts.phones import looks_like_phone, possible_numbers
from lms.http import has_session


def current_learner(request: HttpRequest) -> User | None:
    """Who is signed in, staff included (they may learn too).

    None without touching the session when no cookie came; otherwise one query for it and one for the user.
    """
    if not has_session(request):
        return None
    user = request.user
    return user if isinstance(user, User) and user.is_authenticated else None


def find_account(login: str) -> User | None:
    """The account that ``login`` means: card number in any spacing, phone number, or user name of staff.

    A phone number means an account only while exactly one active account has it (a verified one goes first).
    """
    login = login.strip()
    digits = digits_of(login)
    if is_card_number(digits) and (owner := User.objects.filter(username=digits).first()):
        return owner
    if looks_like_phone(login):
        return _by_phone(login)
    return User.objects.filter(username=login, is_staff=True).first()


def _by_phone(text: str) -> User | None:
    profiles = Profile.objects.filter(phone__in=possible_numbers(text), user__is_active=True)
    rows = list(profiles.select_related("user").order_by("-phone_verified")[:2])
    # A number typed without its country may even be two verified numbers: then it means nobody.
    if not rows or (len(rows) == 2 and rows[0].phone_verified == rows[1].phone_verified):
        return None
    return rows[0].user


def login_problem(login: str) -> str:
    """What is wrong with a login as typed: ``length`` or ``digit`` of a card number, ``number`` when it is
    neither a card nor a phone, or '' when nothing is. Looks at the digits alone, never at accounts."""
    if not looks_like_phone(login):
        return ""
    digits = digits_of(login)
    card_like = digits[:1] in CARD_BEGINNINGS
    if card_like and len(digits) == CARD_LENGTH:  # a Russian landline without +7 looks the same: nobody's key
        return "" if is_card_number(digits) else "digit"
    if possible_numbers(login):
        return ""
    return "length" if card_like else "number"


def profile_of(user: User) -> Profile:
    """The person's profile; an empty unsaved one for staff without a card."""
    return getattr(user, "profile", None) or Profile(user=user)
