"""What is kept of organisations; one file for each subject."""

from selaras.registers.organisations.models.document_settings import AgencySettings
from selaras.registers.organisations.models.invitations import Invitation
from selaras.registers.organisations.models.owners import DocumentOwner
from selaras.registers.organisations.models.posts import Appointment, Official, Position
from selaras.registers.organisations.models.tree import Assignment, Person, PersonManager, Unit, UnitName

__all__ = [
    "AgencySettings",
    "Appointment",
    "Assignment",
    "DocumentOwner",
    "Invitation",
    "Official",
    "Person",
    "PersonManager",
    "Position",
    "Unit",
    "UnitName",
]
