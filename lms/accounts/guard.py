"""The lock-out: a try is counted in one atomic UPDATE before the PIN is looked at.

Check-then-count would let parallel guesses through. 5 failures lock for 15 minutes, 10 for 24 hours, 20 until
staff give a new PIN. A device its owner trusts has a counter of its own, so strangers never lock her out.
"""

import datetime as dt
import re
import secrets

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from lms.accounts.models import SignInCounter, User

LOCKS = {5: dt.timedelta(minutes=15), 10: dt.timedelta(hours=24)}
LAST_TRY = 20
COOKIE = "device"
COOKIE_SECONDS = 365 * 86400
SALT = "lms.accounts.device"
UNKNOWN_SECONDS = 30 * 86400


def _pin_mark(user: User) -> str:
    """Changes with the PIN, so that a new PIN makes every remembered device a strange one again."""
    return user.get_session_auth_hash()[:16]


def device_of(request: HttpRequest | None, user: User) -> str:
    """The id of the device this user trusts, from its signed cookie; '' for every other device."""
    if request is None:
        return ""
    try:
        value = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_SECONDS)
        owner, device, mark = value
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(device) if owner == user.pk and constant_time_compare(mark, _pin_mark(user)) else ""


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Give this device a counter of its own for this user; one it has already stays."""
    device = device_of(request, user) or secrets.token_hex(16)
    value = signing.dumps([user.pk, device, _pin_mark(user)], salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def allow_try(user: User, device: str = "") -> bool:
    """Count one try and say whether it may go on. Parallel tries never pass more than the limit."""
    SignInCounter.objects.get_or_create(user=user, device=device)
    now = timezone.now()
    ends = [When(fails=limit - 1, then=Value(now + length)) for limit, length in LOCKS.items()]
    counted = (
        SignInCounter.objects.filter(user=user, device=device, fails__lt=LAST_TRY)
        .filter(Q(locked_until=None) | Q(locked_until__lte=now))
        .update(
            locked_until=Case(*ends, default=Value(None), output_field=DateTimeField()),
            fails=F("fails") + 1,
        )
    )
    return counted == 1


def succeeded(user: User, device: str = "") -> None:
    """A right PIN: this counter begins anew."""
    SignInCounter.objects.filter(user=user, device=device).update(fails=0, locked_until=None)


def forget_failures(user: User) -> None:
    """After staff gave a new PIN: every counter of this account begins anew."""
    SignInCounter.objects.filter(user=user).delete()


def _lock(fails: int, locked_until: dt.datetime | None) -> str:
    if fails >= LAST_TRY:
        return "staff"
    if locked_until is None or locked_until <= timezone.now():
        return ""
    return "day" if fails >= 10 else "minutes"


def lock_of(user: User, device: str = "") -> str:
    """How this account is locked for this device now: ``minutes``, ``day``, ``staff``, or ''."""
    row = SignInCounter.objects.filter(user=user, device=device).first()
    return _lock(row.fails, row.locked_until) if row else ""


def _unknown_key(login: str) -> str:
    """One key for all spellings of a number, as an account has one counter. The cache holds no numbers."""
    digits = re.sub(r"\D", "", login)
    name = digits[-9:] if len(digits) >= 9 else login.strip()
    return f"unknown-login:{salted_hmac('lms.accounts.unknown', name).hexdigest()[:32]}"


def count_unknown(login: str) -> None:
    """Count a try at a login that nobody has, by the same steps, so that the lock message does not tell which
    numbers exist. There is nothing to protect here, so a lost count in a race does no harm."""
    fails, locked_until = cache.get(_unknown_key(login), (0, None))
    if _lock(fails, locked_until):
        return
    length = LOCKS.get(fails + 1)
    value = (fails + 1, timezone.now() + length if length else None)
    cache.set(_unknown_key(login), value, UNKNOWN_SECONDS)


def lock_of_unknown(login: str) -> str:
    """What ``lock_of`` would answer if the login were an account's."""
    return _lock(*cache.get(_unknown_key(login), (0, None)))
