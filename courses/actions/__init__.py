"""Writes of authored content."""

from courses.actions.publishing import CannotPublish, publish_language
from courses.actions.test_versions import publish_test_version

__all__ = ["CannotPublish", "publish_language", "publish_test_version"]
