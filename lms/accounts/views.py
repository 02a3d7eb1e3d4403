"""Coming in, going out, and what is kept."""

import base64
from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lms.accounts import guard
from lms.accounts.actions import NameFrozen, change_profile, register_learner
from lms.accounts.card_picture import CardTexts, card_png
from lms.accounts.cards import digits_of
from lms.accounts.decorators import learner_required
from lms.accounts.forms import ProfileForm, SignUpForm
from lms.accounts.models import User
from lms.accounts.queries import current_learner, profile_of
from lms.accounts.registry import is_name_frozen
from lms.http import cacheable_when_anonymous, over_limit
from lms.templatetags.ui import card_number, pin_groups
from lms.views import too_many

# A class of twenty behind one address signs up in a few minutes; a script that fills the table does not pass.
SIGN_UPS_PER_MINUTE = 120


@method_decorator(never_cache, name="dispatch")
class SignInView(LoginView):
    """The one sign-in page, for learners and staff. allauth limits it per address, with our 429.html."""

    template_name = "accounts/sign_in.html"

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "login": digits_of(self.request.GET.get("card", ""))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "learner": None, "next": self.request.GET.get("next", "")}

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        user = self.request.user
        if form.cleaned_data.get("remember") and isinstance(user, User):
            self.request.session.set_expiry(settings.SESSION_COOKIE_AGE)
            guard.remember_device(self.request, response, user)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Finish on this phone: the session ends, and the browser is told to forget what it stored of us."""
    if request.method != "POST":
        learner = current_learner(request)
        if learner is None:
            return redirect("home")
        return render(request, "accounts/sign_out.html", {"learner": learner})
    logout(request)
    response = redirect("home")
    response["Clear-Site-Data"] = '"cache", "storage"'
    response.delete_cookie(guard.COOKIE)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make a card: a name, a phone if she wants, and her consent by pressing the button."""
    if current_learner(request):
        return redirect("my")
    if request.method != "POST":
        return _sign_up_page(request, SignUpForm())
    if over_limit("sign-up", request, SIGN_UPS_PER_MINUTE):
        return too_many(request)
    form = SignUpForm(request.POST)
    if not form.is_valid():
        return _sign_up_page(request, form, status=422)
    data = form.cleaned_data
    registered = register_learner(
        full_name=data["full_name"], phone=data["phone"], language=get_language() or settings.LANGUAGE_CODE,
        consent_version=settings.PRIVACY_NOTICE_VERSION, event_id=data["event"],
    )  # fmt: skip
    return _card_page(request, registered.user, registered.pin)


def _sign_up_page(request: HttpRequest, form: SignUpForm, status: int = 200) -> HttpResponse:
    return render(request, "accounts/sign_up.html", {"learner": None, "form": form}, status=status)


def _card_page(request: HttpRequest, user: User, pin: str | None) -> HttpResponse:
    """The card, straight from the POST: the PIN is never stored or put into an address."""
    context = {
        "learner": None,
        "card": user.username,
        "pin": pin,
        "picture": _picture(user.username, pin) if pin else "",
        "sign_in": f"{reverse('account_login')}?card={user.username}",
    }
    response = render(request, "accounts/card.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _picture(card: str, pin: str) -> str:
    """The card as a picture in a data: address, so that it can be saved without being stored on our side."""
    texts = CardTexts(
        title=_("Safar"),
        card_label=_("Card number"),
        card=card_number(card),
        pin_label=_("PIN"),
        pin=pin_groups(pin),
        warning=_("Tell nobody your PIN."),
        address=settings.VERIFY_BASE_URL.removeprefix("https://"),
    )
    return f"data:image/png;base64,{base64.b64encode(card_png(texts)).decode()}"


@cacheable_when_anonymous
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, for how long."""
    context = {"learner": current_learner(request), "version": settings.PRIVACY_NOTICE_VERSION}
    return render(request, "accounts/privacy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@learner_required
def profile(request: HttpRequest) -> HttpResponse:
    """Change name (until it is printed), phone and language."""
    user: User = request.learner  # type: ignore[attr-defined]
    frozen = is_name_frozen(user.pk)
    form = ProfileForm(profile_of(user), frozen, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            language = form.cleaned_data["language"]
            change_profile(user, changes=form.private_values(), language=language)
            with override(language):  # she sees her page in the language she has just chosen
                return redirect("my")
        except NameFrozen:  # a certificate was issued between the two pages
            frozen = True
            form.add_error(None, _("Nothing was saved: your name already stands on a certificate."))
    context = {"learner": user, "form": form, "name_frozen": frozen, "profile": profile_of(user)}
    return render(request, "accounts/profile.html", context, status=422 if form.is_bound else 200)
