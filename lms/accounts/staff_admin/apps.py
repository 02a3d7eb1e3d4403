from wagtail.users.apps import WagtailUsersAppConfig


class StaffAdminConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our forms: our users have no first name, last name or e-mail."""

    user_viewset = "lms.accounts.staff_admin.viewsets.StaffViewSet"
