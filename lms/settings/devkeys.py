"""Keys a development machine makes for itself, once, outside the repository."""

import base64
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def _kept(path: Path, make: Callable[[], str]) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(make())
    return path.read_text().strip()


def development_secret(folder: Path) -> str:
    """Django's secret key for this machine."""
    return _kept(folder / "dev-secret-key", lambda: secrets.token_urlsafe(60))


def development_signing_key(folder: Path) -> str:
    """The Ed25519 key (base64 of its 32 bytes) that signs this machine's certificates."""
    return _kept(
        folder / "dev-signing-key",
        lambda: base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode(),
    )
