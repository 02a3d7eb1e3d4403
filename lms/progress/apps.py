from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """What a learner did: events, and the enrolments, completions and attempts they amount to."""

    name = "lms.progress"
    label = "progress"

    def ready(self) -> None:
        from courses.registry import register_in_use
        from lms.events import Kind, install_door, register_handler
        from lms.progress import actions, queries

        install_door(actions.record)
        register_handler(Kind.LESSON_DONE, actions.apply_lesson_done)
        register_handler(Kind.PRACTICE_ANSWERED, actions.apply_practice_answered)
        register_handler(Kind.WORKSHEET_SAVED, actions.apply_worksheet_saved)
        register_handler(Kind.ATTEMPT_SUBMITTED, actions.apply_attempt_submitted)
        register_in_use(queries.is_in_use)
