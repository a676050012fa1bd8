"""The verbs of people, by what they are about."""

from wushe.people.service.consents import erase_person, give_consent, withdraw_consent, withdraw_guardianship
from wushe.people.service.handing_out import whole_people
from wushe.people.service.inviting import invite
from wushe.people.service.licence import is_licensed, require_licence
from wushe.people.service.register import edit_person, known_people, record_person
from wushe.people.service.revealing import reveal
from wushe.people.service.subjects import export_subject, myself
from wushe.people.service.volunteers import leave_volunteers, make_volunteer, offer_myself, volunteer_myself
from wushe.people.service.workers import end_social_worker, make_social_worker

__all__ = [
    "edit_person",
    "end_social_worker",
    "erase_person",
    "export_subject",
    "give_consent",
    "invite",
    "is_licensed",
    "known_people",
    "leave_volunteers",
    "make_social_worker",
    "make_volunteer",
    "myself",
    "offer_myself",
    "record_person",
    "require_licence",
    "reveal",
    "volunteer_myself",
    "whole_people",
    "withdraw_consent",
    "withdraw_guardianship",
]
