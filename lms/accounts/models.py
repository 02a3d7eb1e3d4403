"""Who someone is. Names, phones and the like stand only in ``Profile``, a side row that can be erased."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **extra: object) -> "User":
        """A user with a hashed password or PIN; without one the account cannot sign in."""
        user = self.model(username=username, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **extra: object) -> "User":
        """An administrator."""
        return self.create_user(username, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: a learner (``username`` is the card number) or a member of staff.

    Holds nothing that names a person, so that it can stay when the person's data is erased.
    """

    username = models.CharField(_("card number or user name"), max_length=40, unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    preferred_language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="ru")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.username

    @property
    def is_learner(self) -> bool:
        return not self.is_staff

    # Wagtail's admin shows these; a learner's name must not appear there.
    def get_full_name(self) -> str:
        return self.username

    def get_short_name(self) -> str:
        return self.username

    @property
    def email(self) -> str:
        """Wagtail and allauth ask for an address; Safar keeps none."""
        return ""


class Profile(models.Model):
    """What names a learner. Erased on request; no other table holds these values but a printed certificate."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    full_name = models.CharField(max_length=200, help_text=_("As in the passport; never split or re-cased."))
    full_name_latin = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=16, blank=True, db_index=True, help_text="E.164")
    phone_verified = models.BooleanField(default=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone"],
                condition=Q(phone_verified=True) & ~Q(phone=""),
                name="verified_phone_unique",
            )
        ]


class Consent(models.Model):
    """That a person agreed, to which words, and when."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    given_at = models.DateTimeField()


class SignInCounter(models.Model):
    """Failed sign-ins of one account: from devices we do not know (``device`` is ''), or from one she trusts.

    A stranger's failures therefore never lock the owner's own phone out.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_counters")
    device = models.CharField(max_length=32, blank=True)
    fails = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "device"], name="one_counter_per_device")]
