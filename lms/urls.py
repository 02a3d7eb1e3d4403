"""Every address of the site. Public and stable ones are listed in DESIGN section 10 (see lms/README.md)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from lms import health, views
from lms.accounts.staff_admin.views import staff_account
from lms.support.views import leave

urlpatterns = [
    path("", views.choose_language, name="choose"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    # Wagtail's own log-in pages would go round our guard.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_login")),
    path("admin/account/", staff_account),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("verify/", include("certificates.verify_urls")),
    path("leave/", leave, name="leave"),  # no language in the address: it must look like no page of ours
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="media")
    )

urlpatterns += i18n_patterns(
    path("", include("lms.accounts.urls")),
    path("", include("certificates.urls")),
    path("", include("lms.progress.urls")),
    path("", include("lms.support.urls")),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="frontend_login",
    ),
    # Reached by pages that have no address of our own, and by Wagtail when it works out a page's address.
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

# A language that we do not have (an old /en/ link): the same page in the visitor's own.
# Not for ours: /tg/courses without its slash would be sent to itself for ever instead of to /tg/courses/.
OURS = "|".join(code for code, _name in settings.LANGUAGES)
urlpatterns.append(
    re_path(
        rf"^(?!(?:{OURS})/)(?:[a-z]{{2,3}}(?:-[a-z]+)?)/(?P<rest>.*)$",
        views.other_language,
        name="other_language",
    )
)

handler403 = "lms.views.forbidden"
handler404 = "lms.views.not_found"
handler500 = "lms.views.server_error"
