"""The tables of people: the person, what they consented to, and what they are among the five societies."""

from wushe.people.models.consent import Consent, Guardianship, SensitiveValue
from wushe.people.models.person import Person
from wushe.people.models.volunteer import Volunteer
from wushe.people.models.worker import SocialWorker

__all__ = ["Consent", "Guardianship", "Person", "SensitiveValue", "SocialWorker", "Volunteer"]
