"""Below the language prefix."""

from django.urls import path
from django.views.generic import RedirectView

from lms.accounts import views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-up/", views.sign_up, name="sign_up"),
    path("privacy/", views.privacy, name="privacy"),
    path("my/profile/", views.profile, name="profile"),
    # Names that allauth looks up.
    path("sign-up/new/", RedirectView.as_view(pattern_name="sign_up"), name="account_signup"),
    path("sign-in/inactive/", RedirectView.as_view(pattern_name="account_login"), name="account_inactive"),
    path("sign-in/again/", RedirectView.as_view(pattern_name="account_login"), name="account_reauthenticate"),
    path("sign-in/lost/", RedirectView.as_view(pattern_name="account_login"), name="account_reset_password"),
]
