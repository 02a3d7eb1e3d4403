"""The Damm check digit: catches every single wrong digit and every swap of neighbours.

The table is the totally anti-symmetric quasigroup of order 10 from H. Michael Damm, "Total anti-symmetrische
Quasigruppen" (doctoral thesis, Philipps-Universität Marburg, 2004).
"""

TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def damm_digit(digits: str) -> str:
    """The check digit of a string of ASCII digits."""
    state = 0
    for digit in digits:
        state = int(TABLE[state][int(digit)])
    return str(state)


def damm_valid(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it."""
    return digits.isascii() and digits.isdigit() and damm_digit(digits) == "0"
