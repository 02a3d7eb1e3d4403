"""Writes of authored content."""
from courses.actions.test_versions import publish_test_version

__all__ = ["publish_test_version"]
