"""The tables of organizations."""

from wushe.organizations.models.application import Application, Paper
from wushe.organizations.models.assignment import Assignment
from wushe.organizations.models.member import Member
from wushe.organizations.models.organization import Organization
from wushe.organizations.models.rules import ChecklistItem, FilingSeries, OrganizationType, Term

__all__ = [
    "Application",
    "Assignment",
    "ChecklistItem",
    "FilingSeries",
    "Member",
    "Organization",
    "OrganizationType",
    "Paper",
    "Term",
]
