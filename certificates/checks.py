"""System checks of the certificates' settings."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("security")
def signing_key_is_usable(**kwargs: Any) -> list[CheckMessage]:
    """Without a readable Ed25519 key no certificate can be issued, so nothing starts."""
    from certificates.signing import load_private_key

    try:
        load_private_key(settings.CERTIFICATE_SIGNING_KEY)
    except (ValueError, TypeError) as problem:
        return [Error(f"The certificates' signing key cannot be used: {problem}", id="certificates.E001")]
    return []
