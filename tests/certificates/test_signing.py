import base64
import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from certificates.signing import (
    PROOFS,
    PayloadError,
    PayloadFacts,
    generate_key,
    key_id,
    load_private_key,
    read_payload,
    sign_payload,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = {key_id(KEY.public_key()): KEY.public_key()}
SERIAL = "4821093755162048"
FACTS = PayloadFacts("Алиева Гулнора", "employment-contract", dt.date(2026, 11, 23), "2.5", "self-study")


def signed(facts: PayloadFacts = FACTS, serial: str = SERIAL) -> str:
    return sign_payload(facts, serial, KEY, key_id(KEY.public_key()))


@given(
    name=st.text(st.characters(blacklist_categories=("Cs",)), max_size=60),
    day=st.dates(dt.date(2020, 1, 1), dt.date(2150, 1, 1)),
    tenths=st.integers(0, 9999),
    proof=st.sampled_from(PROOFS),
)
def test_what_is_signed_is_read_back(name: str, day: dt.date, tenths: int, proof: str) -> None:
    facts = PayloadFacts(name, "course", day, f"{tenths / 10:.1f}", proof)

    read = read_payload(signed(facts), SERIAL, PUBLIC)

    assert (read.name, read.course_id, read.issued_on, read.proof) == (name, "course", day, proof)
    assert float(read.hours) == tenths / 10


@given(st.data())
def test_one_flipped_bit_anywhere_is_refused(data: st.DataObject) -> None:
    raw = bytearray(base64.urlsafe_b64decode(signed() + "=="))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(PayloadError):
        read_payload(base64.urlsafe_b64encode(bytes(raw)).rstrip(b"=").decode(), SERIAL, PUBLIC)


def test_a_payload_fits_no_other_serial() -> None:
    with pytest.raises(PayloadError, match="signature"):
        read_payload(signed(), "4821093755162053", PUBLIC)


def test_another_key_is_unknown() -> None:
    other = Ed25519PrivateKey.generate()

    with pytest.raises(PayloadError, match="unknown_key"):
        read_payload(signed(), SERIAL, {key_id(other.public_key()): other.public_key()})


@pytest.mark.parametrize("text", ["", "AA", "!!!!", "é" * 40, "A" * 200])
def test_rubbish_is_refused(text: str) -> None:
    with pytest.raises(PayloadError):
        read_payload(text, SERIAL, PUBLIC)


@given(st.text(max_size=400))
def test_any_text_is_refused_and_never_an_error_of_ours(text: str) -> None:
    with pytest.raises(PayloadError):
        read_payload(text, SERIAL, PUBLIC)


def test_a_name_too_long_is_cut_at_a_letter() -> None:
    read = read_payload(
        signed(PayloadFacts("Ӣ" * 200, "c", dt.date(2026, 1, 1), "1", "seen")), SERIAL, PUBLIC
    )

    assert read.name == "Ӣ" * 127


@pytest.mark.parametrize("text", ["", "zzz", "AAAA", "not base64!"])
def test_unusable_keys_are_refused_without_repeating_them(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        load_private_key(text)

    assert not text or text not in str(refused.value)


def test_generated_key_loads() -> None:
    assert load_private_key(generate_key()).sign(b"x")
