"""Users in the Wagtail admin: staff only. Learners have no name, e-mail or PIN there."""
