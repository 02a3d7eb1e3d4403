"""Addresses of help, below the language prefix. ``/leave/`` has none and stands in ``lms.urls``."""

from django.urls import path

from lms.support import views

urlpatterns = [
    path("help/", views.help_now, name="help"),
    path(
        "courses/<slug:course>/<slug:lesson>/mistake/",
        views.lesson_mistake,
        name="lesson_mistake",
    ),
]
