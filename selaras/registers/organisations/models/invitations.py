"""Invitations by link: a role that waits for somebody to choose a password."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.organisations.models.tree import Unit
from selaras.registers.organisations.roles import Role


class Invitation(Scoped):
    """One link for one person: single use, with an end, and only the SHA-256 of its secret is kept.

    With a role it is for somebody new, and ``person`` is the account that came of it. Without one it is for a new
    password of an account that is there, whose id ``person`` is from the beginning.
    """

    untracked: ClassVar[tuple[str, ...]] = ("token_digest",)

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField("peran", max_length=30, choices=Role.choices, blank=True, default="")
    username = models.CharField("nama pengguna", max_length=60)
    name = models.CharField("nama", max_length=200)
    since = models.DateField("sejak")
    until = models.DateField("sampai dengan", null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by_name = models.TextField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    person = models.CharField(max_length=ID_LENGTH, blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.name} sebagai {self.get_role_display()}" if self.role else f"{self.name} untuk kata sandi baru"

    @property
    def is_for_password(self) -> bool:
        """Whether it only lets an account that is there choose a new password."""
        return not self.role

    def is_open(self, at: datetime) -> bool:
        """Whether the link can still be used at this moment."""
        return self.used_at is None and self.revoked_at is None and at < self.expires_at
