"""The posts of units, the officials of an agency, and who holds which post from when until when."""

from django.db import models

from selaras.engine.tables.period import long_date
from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.organisations.models.tree import Unit


class Position(Scoped):
    """A post of a unit, by the name that is printed above a signature. One post leads its unit.

    ``superior`` is the post above; where it is empty the head of the unit above is meant.
    """

    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField("nama jabatan", max_length=200)
    echelon = models.CharField("eselon", max_length=20, blank=True, default="")
    is_head = models.BooleanField("memimpin unit ini", default=False)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    retired_on = models.DateField(null=True, blank=True)

    class Meta(Scoped.Meta):
        ordering = ["-is_head", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["org_unit"],
                condition=models.Q(is_head=True, retired_on__isnull=True),
                name="one_head_of_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Official(Scoped):
    """Somebody who can hold posts of an agency; ``nip`` is 18 digits, or empty for one who has none (a bupati).

    No account comes with it, and an account needs no official. ``email`` is for reminders only.
    """

    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField("nama dan gelar", max_length=200)
    nip = models.CharField("NIP", max_length=18, blank=True, default="")
    rank = models.CharField("pangkat", max_length=60, blank=True, default="")
    email = models.EmailField("surel", blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["org_unit", "nip"], condition=~models.Q(nip=""), name="nip_once_in_agency"),
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(Scoped):
    """Who holds a post from a day to a day, both included, and how.

    ``absence`` says why the definitive holder is away, where somebody acts while one is in office (docs/decisions).
    """

    class Kind(models.TextChoices):
        """How the post is held; the label is as it is printed."""

        DEFINITIVE = "definitive", "Definitif"
        PLT = "plt", "Plt."
        PLH = "plh", "Plh."
        PJ = "pj", "Pj."

    seen_from_below = True

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, models.PROTECT, related_name="+")
    official = models.ForeignKey(Official, models.PROTECT, related_name="+")
    kind = models.CharField("jenis", max_length=12, choices=Kind.choices, default=Kind.DEFINITIVE)
    since = models.DateField("sejak")
    until = models.DateField("sampai dengan", null=True, blank=True)
    basis = models.CharField("dasar", max_length=200, blank=True, default="")
    absence = models.CharField("alasan pejabat definitif berhalangan", max_length=200, blank=True, default="")

    class Meta(Scoped.Meta):
        ordering = ["-since", "-id"]
        indexes = [models.Index(fields=["position", "since"], name="appointment_of_position")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="appointment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        ending = f" sampai {long_date(self.until)}" if self.until else ""
        return f"{self.get_kind_display()} sejak {long_date(self.since)}{ending}"
