"""The roles a person may hold in a unit, and what each of them may do there and below."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.db import models

SEE: Final = "see"
EDIT: Final = "edit"  # fill and correct rows of one's own units
ACCEPT: Final = "accept"  # take a plan in
SUBMIT: Final = "submit"  # hand a draft to the ones who verify it
VERIFY: Final = "verify"  # go through what was submitted, send it back or confirm it
APPROVE: Final = "approve"  # freeze a plan
ISSUE: Final = "issue"  # issue documents
WAIVE: Final = "waive"  # set a note aside with a reason
SETTINGS: Final = "settings"  # letterhead, paper, labels of the agency
POSTS: Final = "posts"  # units, posts, officials and who holds which post
PEOPLE: Final = "people"  # who holds which role
LAW: Final = "law"  # load official lists


class Role(models.TextChoices):
    """What somebody is in a unit; the label is how the office says it."""

    OPERATOR = "operator", "Operator"
    UNIT_HEAD = "unit_head", "Kepala unit"
    PLANNER = "planner", "Perencana"
    CAMAT = "camat", "Camat"
    BAPPEDA = "bappeda", "Bappeda"
    ORGANISATION_BUREAU = "organisation_bureau", "Bagian Organisasi"
    INSPECTORATE = "inspectorate", "Inspektorat"
    ADMINISTRATOR = "administrator", "Administrator"
    PUBLIC = "public", "Publik"


MAY: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        Role.OPERATOR: frozenset({SEE, EDIT}),
        Role.UNIT_HEAD: frozenset({SEE, EDIT, SUBMIT}),
        Role.PLANNER: frozenset({SEE, EDIT, ACCEPT, SUBMIT, ISSUE, WAIVE, SETTINGS, POSTS}),
        Role.CAMAT: frozenset({SEE, EDIT, SUBMIT, APPROVE, ISSUE, WAIVE, SETTINGS, POSTS}),
        Role.BAPPEDA: frozenset({SEE, VERIFY}),
        Role.ORGANISATION_BUREAU: frozenset({SEE, VERIFY}),
        Role.INSPECTORATE: frozenset({SEE}),
        Role.ADMINISTRATOR: frozenset({SEE, SETTINGS, POSTS, PEOPLE, LAW}),
        Role.PUBLIC: frozenset(),
    }
)
ACTIONS: Final = frozenset().union(*MAY.values())
# A role that may do more than see needs its path among those that may be edited; ``may`` says what exactly.
WRITING: Final = frozenset(role for role, actions in MAY.items() if actions - {SEE})
# How an action is called where it is explained; it completes "boleh …".
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        SEE: "melihat",
        EDIT: "mengisi dan memperbaiki baris",
        ACCEPT: "menerima rencana dan membuka versinya",
        SUBMIT: "mengajukan rencana",
        VERIFY: "memverifikasi rencana",
        APPROVE: "menetapkan rencana",
        ISSUE: "menerbitkan dokumen",
        WAIVE: "mengesampingkan catatan",
        SETTINGS: "mengubah kop surat dan pengaturan dokumen",
        POSTS: "mengatur unit, jabatan, dan pejabat",
        PEOPLE: "memberi dan mencabut peran",
        LAW: "memuat daftar resmi",
    }
)
