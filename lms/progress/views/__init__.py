"""The learner's side. Reading needs no account; what she does goes through ``actions.record``."""
