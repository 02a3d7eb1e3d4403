from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who someone is: user, card and PIN, consent, roles."""

    name = "lms.accounts"
    label = "accounts"

    def ready(self) -> None:
        from lms.accounts import actions
        from lms.events import Kind, register_handler

        register_handler(Kind.LEARNER_REGISTERED, actions.apply_learner_registered)
        register_handler(Kind.PROFILE_CHANGED, actions.apply_profile_changed)
        register_handler(Kind.CONSENT, actions.apply_consent)
