"""A staff member's own settings in the Wagtail admin."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

NOT_KEPT = (NameEmailSettingsPanel, AvatarSettingsPanel)  # Safar keeps no names, addresses or faces of staff


class StaffAccountView(AccountView):
    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, NOT_KEPT)]


staff_account = require_admin_access(StaffAccountView.as_view())
