"""The lock-out: a try is counted in one atomic UPDATE before the PIN is looked at.

Check-then-count would let parallel guesses through. 5 failures lock for 15 minutes, 10 for 24 hours, 20 until staff
give a new PIN. A device its owner trusts has a counter of its own, so strangers never lock her out.
"""
import datetime as dt
import secrets

from django.core import signing
from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lms.accounts.models import SignInCounter, User

LOCKS = {5: dt.timedelta(minutes=15), 10: dt.timedelta(hours=24)}
LAST_TRY = 20
COOKIE = "device"
COOKIE_DAYS = 365
SALT = "lms.accounts.device"


def device_of(request: HttpRequest | None, user: User) -> str:
    """The id of the device this user trusts, from its signed cookie; '' for every other device."""
    if request is None:
        return ""
    try:
        owner, device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(device) if owner == user.pk else ""


def remember_device(response: HttpResponse, user: User, secure: bool) -> None:
    """Give this device a counter of its own for this user."""
    value = signing.dumps([user.pk, secrets.token_hex(16)], salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=COOKIE_DAYS * 86400, httponly=True, samesite="Lax", secure=secure
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


def lock_of(user: User, device: str = "") -> str:
    """How this account is locked for this device now: ``minutes``, ``day``, ``staff``, or '' when it is not."""
    row = SignInCounter.objects.filter(user=user, device=device).first()
    if row is None:
        return ""
    if row.fails >= LAST_TRY:
        return "staff"
    if row.locked_until is None or row.locked_until <= timezone.now():
        return ""
    return "day" if row.fails >= 10 else "minutes"
