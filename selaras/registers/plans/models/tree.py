"""The performance tree as it is kept: nodes, edges, mappings, owners and cross links."""

from django.db import models

from selaras.registers.archive.identity import ID_LENGTH
from selaras.registers.plans.models.row import RowRecord, reference


class TreeNode(RowRecord):
    """See ``selaras.engine.tables.performance_tree.TreeNode``."""

    order = models.IntegerField()
    kind = models.TextField()
    text = models.TextField(blank=True)
    note = models.TextField(blank=True, default="")


class TreeEdge(RowRecord):
    """See ``selaras.engine.tables.performance_tree.TreeEdge``."""

    parent = reference()
    child = reference()


class NodeMapping(RowRecord):
    """See ``selaras.engine.tables.performance_tree.NodeMapping``."""

    node = reference()
    subject = reference()


class NodeOwner(RowRecord):
    """See ``selaras.engine.tables.performance_tree.NodeOwner``."""

    node = reference()
    unit = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    unit_name = models.TextField(blank=True)
    position = models.TextField(blank=True, default="")
    post = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    since = models.DateField(null=True)


class CrossLink(RowRecord):
    """See ``selaras.engine.tables.performance_tree.CrossLink``."""

    node = reference()
    unit = models.CharField(max_length=ID_LENGTH, blank=True, default="")
    unit_name = models.TextField(blank=True)
    asked = models.TextField(blank=True)
    state = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")
    answered_on = models.DateField(null=True)
