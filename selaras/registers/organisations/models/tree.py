"""The tree of units, the people in it, and the roles they hold."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from selaras.engine.tables.period import long_date
from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import OutOfScope, Scoped, current
from selaras.registers.organisations.roles import Role


class PersonManager(BaseUserManager["Person"]):
    """Makes people. A person without a password cannot log in by one."""

    def create_user(self, username: str, name: str = "", password: str | None = None, **fields: Any) -> "Person":
        """A new person; ``name`` defaults to the user name."""
        person = self.model(username=self.model.normalize_username(username), name=name or username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can log in; what they may do stands in their assignments. ``email`` is for reminders only, nobody
    needs one, and the trail does not keep it."""

    kept: ClassVar[bool] = True
    untracked: ClassVar[tuple[str, ...]] = ("password", "last_login", "email")

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    username = models.CharField(
        "nama pengguna",
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9._-]*$", "Pakai huruf kecil, angka, titik, atau tanda hubung.")],
    )
    name = models.CharField("nama", max_length=200)
    is_active = models.BooleanField("aktif", default=True)
    email = models.EmailField("surel", blank=True, default="", db_default="")

    objects = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class Unit(Scoped):
    """A government, an agency or a unit of one. ``path`` is the ids from the top, each followed by "/".

    ``code`` is unique under its parent. A ``supervised`` unit (desa) stands beside the agency and is never summed.
    A ``retired`` one keeps its rows; what stands in its place names it as ``predecessor`` since a day.
    ``people_revision`` rises with every change of its posts and officials, so that what is made of them can be kept.
    """

    class Level(models.TextChoices):
        """Where in the tree it stands."""

        GOVERNMENT = "government", "pemerintah daerah"
        AGENCY = "agency", "perangkat daerah"
        UNIT = "unit", "unit kerja"

    scope_column = "id"
    seen_from_below = True
    untracked: ClassVar[tuple[str, ...]] = ("people_revision",)

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    path = models.CharField(max_length=600, unique=True, editable=False)
    level = models.CharField(max_length=20, choices=Level.choices)
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60, blank=True, default="")
    name = models.CharField(max_length=300)
    supervised = models.BooleanField(default=False)
    retired_on = models.DateField(null=True, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    succeeds_since = models.DateField(null=True, blank=True)
    people_revision = models.IntegerField(default=0, db_default=0, editable=False)

    class Meta(Scoped.Meta):
        ordering = ["code", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "code"], condition=~models.Q(code=""), name="unit_code_once_under_parent"
            ),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(parent__isnull=True), name="government_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the path, also of the units below. Only the system moves a unit: moving it changes who sees it."""
        before, self.path = self.path, (self.parent.path if self.parent else "") + f"{self.pk}/"
        if self._state.adding and self.parent:
            self.people_revision = self.parent.people_revision  # posts above it are read with its own
        if self._state.adding or before == self.path:
            super().save(*args, **kwargs)
            return
        if not current().everything:
            raise OutOfScope("only the system moves a unit in the tree")
        if self.path.startswith(before):
            raise ValueError("a unit cannot stand below itself")
        with transaction.atomic():
            super().save(*args, **kwargs)
            below = Unit.objects.filter(path__startswith=before)
            below.update(path=Concat(Value(self.path), Substr("path", len(before) + 1)))

    def units_of_insert(self) -> Iterable[str | None]:
        """A new unit goes under a parent that may be edited; a new top is the system's."""
        return [self.parent_id]


class UnitName(models.Model):
    """Names of all units for public lists. It has no relations, so nothing can be joined from it."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH)
    path = models.CharField(max_length=600)
    level = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=300)

    class Meta:
        managed = False
        db_table = "organisations_unit"

    def __str__(self) -> str:
        return self.name


class Assignment(Scoped):
    """A role that a person holds in a unit from a day to a day, both included."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta(Scoped.Meta):
        indexes = [models.Index(fields=["person", "since"], name="assignment_of_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "org_unit", "role", "since"], name="assignment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} sejak {long_date(self.since)}"
