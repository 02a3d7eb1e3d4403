from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """What was earned: issued exactly once, printed as on the day, checkable by anyone."""

    name = "certificates"

    def ready(self) -> None:
        from certificates import checks, queries  # noqa: F401
        from lms.accounts.registry import register_name_frozen

        register_name_frozen(queries.has_certificate)
