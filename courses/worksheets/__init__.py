"""Worksheets: tools that count, printable and usable without a script. Arithmetic in ``sums``, pure."""
