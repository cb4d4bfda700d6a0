"""The text of a plan as it is kept: headings with their paragraphs, contents, cited regulations."""

from django.db import models

from selaras.registers.plans.models.row import RowRecord, reference


class Section(RowRecord):
    """See ``selaras.engine.tables.rows.Section``."""

    number = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    level = models.IntegerField()
    order = models.IntegerField()
    paragraphs = models.JSONField(default=list)


class ContentsEntry(RowRecord):
    """See ``selaras.engine.tables.rows.ContentsEntry``."""

    number = models.TextField(blank=True)
    title = models.TextField(blank=True)
    page = models.TextField(blank=True)
    order = models.IntegerField()


class Citation(RowRecord):
    """See ``selaras.engine.tables.rows.Citation``."""

    kind = models.TextField(blank=True)
    number = models.TextField(blank=True)
    year = models.IntegerField(null=True)
    about = models.TextField(blank=True)
    text = models.TextField(blank=True)
    regulation = models.TextField(blank=True, default="")
    section = reference()
