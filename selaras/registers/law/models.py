"""Rows of official code lists that were loaded into the database."""

from django.db import models


class NomenclatureRow(models.Model):
    """One official row, as its edition prints it. Public law: it belongs to no unit."""

    edition = models.CharField(max_length=80)
    scope = models.CharField(max_length=40)
    level = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    name = models.TextField()
    indicator = models.TextField(blank=True, default="")
    unit = models.TextField(blank=True, default="")
    kinerja = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "scope", "code"], name="nomenclature_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class LawVersion(models.Model):
    """One row: a number drawn at each change of the stored law. A process keeps its copy as long as it stays."""

    number = models.IntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
