"""The tables of activities, from the plan to the last star."""

from wushe.activities.models.activity import Activity, Plan, Review
from wushe.activities.models.attendance import Attendance
from wushe.activities.models.certificate import Certificate, CertificateEntry
from wushe.activities.models.conflict import Conflict, Proposal
from wushe.activities.models.hours import Correction, ServiceDay, ServiceHours
from wushe.activities.models.photo import Photo
from wushe.activities.models.rating import Rating
from wushe.activities.models.session import Series, Session
from wushe.activities.models.session_booking import SessionBooking
from wushe.activities.models.sign_up import SignUp

__all__ = [
    "Activity",
    "Attendance",
    "Certificate",
    "CertificateEntry",
    "Conflict",
    "Correction",
    "Photo",
    "Plan",
    "Proposal",
    "Rating",
    "Review",
    "Series",
    "ServiceDay",
    "ServiceHours",
    "Session",
    "SessionBooking",
    "SignUp",
]
