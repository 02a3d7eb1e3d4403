"""The signed payload of a certificate's QR code: small enough to scan, checkable without our server.

Layout, version 1, before base64url without padding (all numbers big-endian):

====== =====================================================================
bytes  meaning
====== =====================================================================
1      version (1)
4      key id: first four bytes of SHA-256 of the 32-byte public key
2      day of issue, days since 2020-01-01
2      hours, in tenths
1      proof level: 0 self-study, 1 seen in session, 2 identity document seen
1      length of the course id in bytes, then the course id (UTF-8)
1      length of the name in bytes, then the name (UTF-8, at most 255 bytes)
64     Ed25519 signature (RFC 8032) of the serial's 16 digits and all bytes before
====== =====================================================================

The serial stands in the address, not in the payload: signed with it, the payload fits no other address.
"""

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1
EPOCH = dt.date(2020, 1, 1)
PROOFS = ("self-study", "seen", "identity")
SIGNATURE_BYTES = 64
NAME_BYTES = 255


class PayloadError(ValueError):
    """A payload that proves nothing. ``args[0]``: ``damaged``, ``version``, ``unknown_key`` or ``signature``."""


@dataclass(frozen=True)
class PayloadFacts:
    """What a payload says. ``hours`` is a decimal text such as ``2.5``; ``proof`` one of ``PROOFS``."""

    name: str
    course_id: str
    issued_on: dt.date
    hours: str
    proof: str


def load_private_key(text: str) -> Ed25519PrivateKey:
    """The key from base64 of its 32 bytes. Raises ValueError, without repeating the text."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("it is not base64") from None
    if len(raw) != 32:
        raise ValueError(f"it has {len(raw)} bytes instead of 32")
    return Ed25519PrivateKey.from_private_bytes(raw)


def generate_key() -> str:
    """A new private key as base64 of its 32 bytes."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def key_id(public_key: Ed25519PublicKey) -> bytes:
    """The four bytes by which a payload names its key."""
    return hashlib.sha256(public_key.public_bytes_raw()).digest()[:4]


def _short(text: str, limit: int = NAME_BYTES) -> bytes:
    """UTF-8 cut to ``limit`` bytes at a letter's edge, with its length in front."""
    raw = text.encode()[:limit].decode(errors="ignore").encode()
    return bytes([len(raw)]) + raw


def _body(facts: PayloadFacts, key: bytes) -> bytes:
    days = (facts.issued_on - EPOCH).days
    tenths = int(Decimal(facts.hours) * 10)
    return b"".join(
        [
            bytes([VERSION]),
            key,
            days.to_bytes(2, "big"),
            tenths.to_bytes(2, "big"),
            bytes([PROOFS.index(facts.proof)]),
            _short(facts.course_id),
            _short(facts.name),
        ]
    )


def sign_payload(facts: PayloadFacts, serial: str, private_key: Ed25519PrivateKey, key: bytes) -> str:
    """The payload for this serial, as base64url text without padding. ``key`` is the signer's ``key_id``."""
    body = _body(facts, key)
    signature = private_key.sign(serial.encode() + body)
    return base64.urlsafe_b64encode(body + signature).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise PayloadError("damaged") from None
    # Several texts could stand for the same bytes; only ours counts.
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise PayloadError("damaged")
    return raw


def _parsed(body: bytes) -> PayloadFacts:
    try:
        course_end = 11 + body[10]
        name_end = course_end + 1 + body[course_end]
        if name_end != len(body):
            raise PayloadError("damaged")
        return PayloadFacts(
            name=body[course_end + 1 : name_end].decode(),
            course_id=body[11:course_end].decode(),
            issued_on=EPOCH + dt.timedelta(days=int.from_bytes(body[5:7], "big")),
            hours=str(Decimal(int.from_bytes(body[7:9], "big")) / 10),
            proof=PROOFS[body[9]],
        )
    except (IndexError, UnicodeDecodeError):
        raise PayloadError("damaged") from None


def read_payload(text: str, serial: str, public_keys: Mapping[bytes, Ed25519PublicKey]) -> PayloadFacts:
    """The facts of a payload found with this serial, once its signature is proved. Raises PayloadError.

    ``public_keys`` maps ``key_id`` to key: the one in force and the old ones.
    """
    raw = _decoded(text)
    if len(raw) <= SIGNATURE_BYTES + 5:
        raise PayloadError("damaged")
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    if body[0] != VERSION:
        raise PayloadError("version")
    public_key = public_keys.get(body[1:5])
    if public_key is None:
        raise PayloadError("unknown_key")
    try:
        public_key.verify(signature, serial.encode() + body)
    except InvalidSignature:
        raise PayloadError("signature") from None
    return _parsed(body)
