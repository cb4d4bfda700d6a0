"""Who owns a kind of document, where a region or an agency decided otherwise than is usual."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.organisations.models.tree import Unit
from selaras.registers.organisations.roles import Role


class DocumentOwner(Scoped):
    """The owner of one kind of document in a government or an agency: a role, or an office without a role by name."""

    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField("jenis dokumen", max_length=40)
    role = models.CharField("peran", max_length=30, choices=Role.choices, blank=True, default="")
    office = models.CharField("kantor", max_length=120, blank=True, default="")

    class Meta(Scoped.Meta):
        constraints = [
            models.UniqueConstraint(fields=["org_unit", "kind"], name="document_owner_once"),
            models.CheckConstraint(
                condition=models.Q(role="") ^ models.Q(office=""), name="document_owner_is_a_role_or_an_office"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_role_display() if self.role else self.office}"
