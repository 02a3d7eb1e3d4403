"""Below the language prefix: the prefix is the language of the print."""

from django.urls import path

from certificates import views

urlpatterns = [
    path("my/certificates/<slug:serial>.pdf", views.certificate_pdf, name="certificate_pdf"),
]
