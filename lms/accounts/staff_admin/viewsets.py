"""The screens of users in the Wagtail admin, for staff only: a learner's account is not reached from here."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from wagtail.users.views import users

from lms.accounts.models import User
from lms.accounts.staff_admin.forms import StaffCreationForm, StaffEditForm


class StaffIndexView(users.IndexView):
    def get_base_queryset(self) -> QuerySet[User]:
        return super().get_base_queryset().filter(is_staff=True)


class _StaffOnly:
    def get_object(self, *args: Any, **kwargs: Any) -> User:
        user: User = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not user.is_staff:
            raise Http404
        return user


class StaffEditView(_StaffOnly, users.EditView):
    pass


class StaffDeleteView(_StaffOnly, users.DeleteView):
    pass


class StaffHistoryView(_StaffOnly, users.HistoryView):
    pass


class StaffViewSet(users.UserViewSet):
    """List, add, edit and delete members of staff."""

    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView

    def get_form_class(self, for_update: bool = False) -> Any:
        return StaffEditForm if for_update else StaffCreationForm
