"""The catalogues that the tests of languages read."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation.reloader import translation_file_changed

from lms.management.commands.compile_catalogues import stale_catalogues


@pytest.fixture(scope="session")
def compiled_catalogues() -> None:
    """Compiled from the .po as they are now, also where somebody runs pytest by hand."""
    if stale_catalogues():
        call_command("compile_catalogues", verbosity=0)
        translation_file_changed(None, Path("django.mo"))  # as the development server does: read them anew
