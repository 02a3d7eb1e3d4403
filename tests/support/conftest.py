"""Words on the pages are asserted, so the catalogues must be compiled."""

from tests.lms.conftest import compiled_catalogues  # noqa: F401  (a fixture)
