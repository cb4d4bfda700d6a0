"""What each agency decided for its documents."""

from django.db import models

from selaras.engine.documents.document import AgencySettings as EngineSettings
from selaras.engine.documents.document import DocumentType
from selaras.registers.archive.identity import ID_LENGTH, new_id
from selaras.registers.archive.scope import Scoped
from selaras.registers.organisations.models.tree import Unit


class AgencySettings(Scoped):
    """What an agency decides for all of its documents."""

    seen_from_below = True

    class Paper(models.TextChoices):
        """Paper of the office."""

        A4 = "A4", "A4 (210 × 297 mm)"
        F4 = "F4", "F4 (215 × 330 mm)"

    class Font(models.TextChoices):
        """Typeface of the documents."""

        SANS = "sans", "Tanpa kait (seperti Arial)"
        BOOKMAN = "bookman", "Bookman"

    class LogoFormat(models.TextChoices):
        """What kind of picture the logo is."""

        PNG = "png", "PNG"
        SVG = "svg", "SVG"

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    org_unit = models.OneToOneField(Unit, models.PROTECT, related_name="+")
    letterhead = models.JSONField(default=list, blank=True)
    logo = models.BinaryField(default=b"", blank=True)
    logo_format = models.CharField(max_length=4, choices=LogoFormat.choices, default=LogoFormat.PNG)
    logo_digest = models.CharField(max_length=64, blank=True, default="")
    paper = models.CharField(max_length=4, choices=Paper.choices, default=Paper.A4)
    font = models.CharField(max_length=20, choices=Font.choices, default=Font.SANS)
    place_of_signing = models.CharField(max_length=120, blank=True, default="")
    number_pattern = models.CharField(max_length=200, default="{nomor}/{jenis}/{tahun}")
    first_party = models.CharField(max_length=120, default="PIHAK PERTAMA")
    second_party = models.CharField(max_length=120, default="PIHAK KEDUA")
    # Codes of the archive and of the unit for the number pattern; ``classifications`` by document type.
    classification = models.CharField(max_length=40, blank=True, default="", db_default="")
    classifications = models.JSONField(default=dict, blank=True, db_default={})
    unit_code = models.CharField(max_length=40, blank=True, default="", db_default="")
    # What document types leave open, by the name of the choice (``Choice`` in engine/documents/document.py).
    choices = models.JSONField(default=dict, blank=True, db_default={})

    class Meta(Scoped.Meta):
        pass

    def __str__(self) -> str:
        return f"Pengaturan dokumen {self.org_unit_id}"

    def chosen(self, declared: DocumentType) -> dict[str, str]:
        """What is decided of the type's own choices, by their names."""
        return {choice.name: self.choices[choice.name] for choice in declared.choices if choice.name in self.choices}

    def for_documents(self) -> EngineSettings:
        """The same settings as the plain data documents are drawn with."""
        return EngineSettings(
            letterhead=tuple(self.letterhead),
            logo=bytes(self.logo),
            logo_format="svg" if self.logo_format == self.LogoFormat.SVG else "png",
            paper="F4" if self.paper == self.Paper.F4 else "A4",
            font="bookman" if self.font == self.Font.BOOKMAN else "sans",
            place_of_signing=self.place_of_signing,
            number_pattern=self.number_pattern,
            first_party=self.first_party,
            second_party=self.second_party,
        )
