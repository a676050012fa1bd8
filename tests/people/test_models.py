"""People on their own, without a database."""

from datetime import UTC, date, datetime

import pytest

from wushe.kernel.clock import stopped_at
from wushe.kernel.errors import Invalid
from wushe.people.errors import BirthDateUnfit, ConsentWithdrawn, Erased, GuardianNeeded, WorkerEnded
from wushe.people.kinds import CredentialLevel, PersonStatus, Skill, Slot
from wushe.people.models import Consent, Person, SocialWorker, Volunteer
from wushe.people.wording import WORDINGS, Purpose, in_force, wording

TODAY = datetime(2026, 11, 21, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _one_day():
    with stopped_at(TODAY):
        yield


def person(**known: object) -> Person:
    made = Person(recorded_on=date(2026, 11, 21), status=PersonStatus.ACTIVE, **known)
    made.describe(name="欧阳娜", gender=None, birth_date=date(1980, 5, 1))
    return made


def test_a_name_is_shown_as_a_mask() -> None:
    assert person().masked_name == "欧*娜"


def test_a_child_needs_a_guardian_up_to_the_fourteenth_birthday() -> None:
    for born, refused in ((date(2012, 11, 21), True), (date(2012, 11, 20), False), (date(2020, 1, 1), True)):
        one = person()
        if refused:
            with pytest.raises(GuardianNeeded):
                one.describe(name="小明", gender=None, birth_date=born)
        else:
            one.describe(name="小明", gender=None, birth_date=born)
            assert not one.is_child


def test_nobody_is_born_tomorrow() -> None:
    with pytest.raises(BirthDateUnfit):
        person().describe(name="小明", gender=None, birth_date=date(2026, 11, 22))


def test_an_erased_person_says_nothing_and_is_not_described_again() -> None:
    erased = person(phone_masked="138****1234", phone_hash=b"h", phone_sealed=b"s")
    erased.erase()
    assert (erased.name, erased.search, erased.birth_date, erased.phone_sealed) == ("—", "", None, None)
    with pytest.raises(Erased):
        erased.describe(name="张三", gender=None, birth_date=None)


def test_a_consent_is_withdrawn_once() -> None:
    consent = Consent(stands=True)
    consent.withdraw(TODAY)
    assert not consent.stands
    with pytest.raises(ConsentWithdrawn):
        consent.withdraw(TODAY)


def test_every_purpose_has_a_text_and_every_version_is_found_again() -> None:
    for purpose in Purpose:
        assert in_force(purpose) is WORDINGS[purpose][-1]
        versions = [known.version for known in WORDINGS[purpose]]
        assert len(set(versions)) == len(versions)
        assert all(wording(purpose, version) for version in versions)


def test_a_volunteer_s_skills_stand_once_and_in_order() -> None:
    volunteer = Volunteer()
    volunteer.offer([Skill.REPAIR, Skill.ELDER_CARE, Skill.REPAIR], [Slot.SUN_EVENING, Slot.MON_MORNING])
    assert volunteer.skills == ["elder_care", "repair"]
    assert volunteer.availability == ["mon_morning", "sun_evening"]


def worker(**said: object) -> SocialWorker:
    made = SocialWorker(since=date(2020, 1, 1))
    credential = {"level": CredentialLevel.ASSISTANT, "number": "1", "issued_on": date(2022, 1, 1), "expires_on": None}
    made.certify(**(credential | said))  # type: ignore[arg-type]
    return made


def test_a_credential_is_whole_or_none() -> None:
    worker(level=None, number="", issued_on=None)
    for missing in ({"level": None}, {"number": ""}, {"issued_on": None}):
        with pytest.raises(Invalid) as refused:
            worker(**missing)
        assert refused.value.fields["number"].code == "people.credential_incomplete"


def test_a_credential_ends_after_it_was_issued() -> None:
    with pytest.raises(Invalid) as refused:
        worker(expires_on=date(2022, 1, 1))
    assert refused.value.fields["expires_on"].code == "people.credential_ends_early"


def test_an_expired_credential_licenses_no_longer_and_a_soon_expiring_one_is_shown() -> None:
    expired, soon, endless = worker(expires_on=date(2026, 11, 20)), worker(expires_on=date(2026, 11, 21)), worker()
    assert (expired.is_expired, soon.is_expired, soon.ends_soon, endless.ends_soon) == (True, False, True, False)
    on = date(2026, 11, 21)
    assert [one.is_licensed(on) for one in (expired, soon, endless)] == [False, True, True]
    assert not endless.is_licensed(date(2021, 12, 31))


def test_who_has_left_is_licensed_no_longer_and_does_not_leave_twice() -> None:
    left = worker()
    left.end(date(2026, 11, 20))
    assert not left.is_licensed(date(2026, 11, 21))
    with pytest.raises(WorkerEnded):
        left.end(date(2026, 11, 21))
