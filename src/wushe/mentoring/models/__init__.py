"""Mentors and where they are sent, rounds with what stands in them, and mentorships with their life."""

from wushe.mentoring.models.mentor import Mentor, MentorGrant
from wushe.mentoring.models.mentorship import Mentorship, MentorshipGoal, MentorshipMeeting
from wushe.mentoring.models.round import PairingGroup, PairingMark, PairingMatch, PairingMentor, PairingRound

__all__ = [
    "Mentor", "MentorGrant", "Mentorship", "MentorshipGoal", "MentorshipMeeting", "PairingGroup", "PairingMark",
    "PairingMatch", "PairingMentor", "PairingRound",
]  # fmt: skip
