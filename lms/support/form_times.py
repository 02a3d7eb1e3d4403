"""When a form was opened, signed: what stands in for a cookie on forms that nobody must sign in for.

It proves that whoever sends the form fetched the page a moment ago, and not an instant ago as programs do. It is not a
secret and names nobody; a page in a shared cache may give the same one to many.
"""

import time

from django.core.signing import BadSignature, Signer

FORM_SECONDS = 24 * 3600  # after that the page is asked to be sent once more
HUMAN_SECONDS = 2  # nobody reads the question and writes an answer faster

_signer = Signer(salt="lms.support.form")


def opened_now(age: float = 0) -> str:
    """The note of a form opened ``age`` seconds ago, for a hidden field."""
    return _signer.sign(str(int(time.time() - age)))


def age_of(note: str) -> float | None:
    """How long ago (seconds) the form was opened; None for a note that is not ours."""
    try:
        return time.time() - int(_signer.unsign(note))
    except (BadSignature, ValueError):
        return None
