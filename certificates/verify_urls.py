"""Outside the language prefix: printed on paper, so short and for ever."""

from django.urls import path

from certificates import views

urlpatterns = [
    path("", views.verify, name="verify"),
    path("<str:serial>/", views.verify_serial, name="verify_serial"),
]
