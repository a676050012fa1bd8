"""The door on real PostgreSQL: guesses are counted, and nobody learns whether an account exists."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from pyotp.totp import TOTP
from sqlalchemy import select, text, update

import asked
import given
from wushe.identity import passwords
from wushe.identity.errors import CodeWrong, PasswordWrong, SignInRefused, TooManyAttempts
from wushe.identity.models import Account, AccountStatus, SignInAttempt
from wushe.identity.names import INSTALLATION, TOTP as TOTP_FIELD
from wushe.identity.service import attempts, door
from wushe.identity.service.accounts import open_account
from wushe.identity.service.door import Proof
from wushe.kernel import clock
from wushe.kernel.database.engine import connect, sessions as pooled
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor
from wushe.tenancy.places import PLATFORM, PLATFORM_PLACE

TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ELSEWHERE = b"another network"
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


async def change(sessions, who, **values):
    async with sessions.begin() as session:
        await session.execute(update(Account).where(Account.id == who.person.account_id).values(**values))


async def counted_attempts(sessions):
    async with sessions() as session:
        return sum((await session.scalars(select(SignInAttempt.attempts))).all())


async def failures(sessions):
    async with sessions(info={"tenant_id": PLATFORM}) as session:
        entries = await session.scalars(select(JournalEntry).where(JournalEntry.event == "sign_in_failed"))
        return [entry.facts for entry in entries.all()]


@pytest.fixture(autouse=True)
async def _nobody_has_tried_yet(sessions):
    async with sessions.begin() as session:
        await session.execute(text("DELETE FROM sign_in_attempt"))


async def test_name_and_password_prove_who_it_is(opener, admin, login_name, password):
    proof = await door.prove(opener, f" {login_name.upper()}", password, None)
    assert proof.account_id == admin.person.account_id
    assert not proof.asks_code


async def test_a_telephone_is_as_good_as_a_name(sessions, opener, place, password):
    phone = f"139{secrets.randbelow(10**8):08}"
    async with given.work(sessions, await given.visitor(sessions, place)) as work:
        account = await open_account(
            work,
            login_name=f"p{secrets.token_hex(6)}",
            display_name="王测试",
            password_hash=await passwords.hashed(password),
            phone=phone,
        )
    assert (await door.prove(opener, f"+86 {phone}", password, None)).account_id == account.id


@pytest.mark.parametrize("name", ["nobody-here", "13900000000", "张三"])
async def test_an_unknown_name_is_refused_in_the_same_words(opener, name):
    with pytest.raises(SignInRefused) as unknown:
        await door.prove(opener, name, "whatever it is", None)
    assert unknown.value.say() == SignInRefused().say()


async def test_a_wrong_password_is_refused(opener, login_name):
    with pytest.raises(SignInRefused):
        await door.prove(opener, login_name, "twelve green kettle", None)


async def test_a_disabled_account_is_refused_like_any_other(sessions, opener, admin, login_name, password):
    await change(sessions, admin, status=AccountStatus.DISABLED)
    with pytest.raises(SignInRefused):
        await door.prove(opener, login_name, password, None)


async def test_a_one_time_password_ends(sessions, opener, admin, login_name, password):
    await change(sessions, admin, password_expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(SignInRefused):
        await door.prove(opener, login_name, password, None)


async def test_five_failures_lock_the_account_and_say_for_how_long(opener, login_name, password):
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(SignInRefused):
            await door.prove(opener, login_name, "wrong password", None)
    with pytest.raises(TooManyAttempts) as locked:
        await door.prove(opener, login_name, password, None)
    assert 0 < locked.value.facts["retry_after"] <= attempts.LOCKED_SECONDS
    assert locked.value.say() == "尝试次数过多，请 15 分钟后再试。忘记密码可请管理员重置"


async def test_a_name_that_no_account_has_is_locked_alike(opener):
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(SignInRefused):
            await door.prove(opener, "nobody-here", "wrong password", None)
    with pytest.raises(TooManyAttempts):
        await door.prove(opener, "NOBODY-here", "wrong password", None)


async def test_a_telephone_and_a_name_share_one_lock(sessions, opener, place, password):
    phone, name = f"138{secrets.randbelow(10**8):08}", f"p{secrets.token_hex(6)}"
    async with given.work(sessions, await given.visitor(sessions, place)) as work:
        await open_account(
            work,
            login_name=name,
            display_name="王测试",
            password_hash=await passwords.hashed(password),
            phone=phone,
        )
    for typed in (phone, name, phone, name, phone):
        with pytest.raises(SignInRefused):
            await door.prove(opener, typed, "wrong password", None)
    with pytest.raises(TooManyAttempts):
        await door.prove(opener, name, password, None)


async def test_an_attempt_during_the_lock_does_not_prolong_it(sessions, opener, login_name):
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(SignInRefused):
            await door.prove(opener, login_name, "wrong password", None)
    async with sessions() as session:
        before = (await session.scalars(select(SignInAttempt.last_at))).all()
    with pytest.raises(TooManyAttempts):
        await door.prove(opener, login_name, "wrong password", None)
    async with sessions() as session:
        assert (await session.scalars(select(SignInAttempt.last_at))).all() == before


async def test_the_lock_opens_after_its_time(sessions, opener, login_name, password):
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(SignInRefused):
            await door.prove(opener, login_name, "wrong password", None)
    async with sessions.begin() as session:
        await session.execute(text("UPDATE sign_in_attempt SET last_at = last_at - interval '15 minutes 1 second'"))
    await door.prove(opener, login_name, password, None)


async def test_a_right_password_clears_the_count(sessions, opener, login_name, password):
    with pytest.raises(SignInRefused):
        await door.prove(opener, login_name, "wrong password", ELSEWHERE)
    proof = await door.prove(opener, login_name, password, ELSEWHERE)
    async with opener() as work:
        await attempts.forgive(work, *proof.guesses)
    assert await counted_attempts(sessions) == 1  # the network keeps the wrong one


async def test_t10_of_a_thousand_guesses_at_once_five_are_tried(database_url, login_name, password, monkeypatch):
    tried = []

    async def counted(_hash, guess):
        tried.append(guess)
        return False

    monkeypatch.setattr(door.passwords, "matches", counted)
    few = asyncio.Semaphore(20)
    engine = connect(database_url, pool_size=10)
    opener = partial(given.work, pooled(engine), Visitor(tenant=PLATFORM_PLACE.tenant))

    async def guess(number):
        async with few:
            await door.prove(opener, login_name, f"{password} {number}", None)

    answers = await asyncio.gather(*(guess(number) for number in range(1000)), return_exceptions=True)
    await engine.dispose()
    assert len(tried) == attempts.ACCOUNT
    assert [type(answer) for answer in answers].count(SignInRefused) == attempts.ACCOUNT
    assert [type(answer) for answer in answers].count(TooManyAttempts) == 1000 - attempts.ACCOUNT


async def test_a_network_that_tries_many_names_is_stopped(opener, monkeypatch):
    async def wrong(_hash, _guess):
        return False

    monkeypatch.setattr(door.passwords, "matches", wrong)
    for number in range(attempts.NETWORK):
        with pytest.raises(SignInRefused):
            await door.prove(opener, f"name-{number}", "wrong password", ELSEWHERE)
    with pytest.raises(TooManyAttempts):
        await door.prove(opener, "name-x", "wrong password", ELSEWHERE)
    with pytest.raises(SignInRefused):
        await door.prove(opener, "name-x", "wrong password", b"our own network")


@pytest.fixture
def steps(engine, monkeypatch):
    """What the door does: each statement by its text (`asked`), and each hash by its costs."""

    def note_hash(password_hash, password):
        taken.append(password_hash.rpartition("$")[0].rpartition("$")[0])
        return matches(password_hash, password)

    matches = passwords._matches
    monkeypatch.setattr(passwords, "_matches", note_hash)
    with asked.statements(engine) as taken:
        yield taken


async def test_t3_an_account_that_does_not_exist_takes_the_same_steps(
    sessions, opener, place, admin, login_name, steps
):
    phone = f"139{secrets.randbelow(10**8):08}"
    async with given.work(sessions, await given.visitor(sessions, place)) as work:
        of_phone = await open_account(
            work, login_name=f"p{secrets.token_hex(6)}", display_name="王测试", phone=phone,
            password_hash=await passwords.hashed("nine paper boats"),
        )  # fmt: skip
    await change(sessions, admin, password_hash=of_phone.password_hash)
    names = [login_name, "nobody", phone, "13000000000", "+86 130-0000-0001", "王 测试", "", "x" * 200]
    walks = {}
    for name in names:
        steps.clear()
        with pytest.raises(SignInRefused):
            await door.prove(opener, name, "wrong password", ELSEWHERE)
        walks[name] = tuple(steps)
    assert len(set(walks.values())) == 1, walks
    assert sum(step.startswith("$argon2id$") for step in walks[login_name]) == 1
    assert len(walks[login_name]) > 4


async def test_t3_a_disabled_account_and_an_expired_password_take_the_same_steps(
    sessions, opener, admin, login_name, password, steps
):
    walks = set()
    for state in (
        {"status": AccountStatus.DISABLED},
        {"status": AccountStatus.ACTIVE, "password_expires_at": LONG_AGO},
    ):
        await change(sessions, admin, **state)
        steps.clear()
        with pytest.raises(SignInRefused):
            await door.prove(opener, login_name, password, None)
        walks.add(tuple(steps))
    steps.clear()
    with pytest.raises(SignInRefused):
        await door.prove(opener, "nobody", password, None)
    assert walks == {tuple(steps)}


async def test_failures_are_recorded_without_a_name(sessions, opener, login_name):
    before = len(await failures(sessions))
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(SignInRefused):
            await door.prove(opener, login_name, "wrong password", None)
    assert (await failures(sessions))[before:] == [{"locked": False}] * 4 + [{"locked": True}]


async def test_what_was_tried_is_kept_as_a_keyed_hash(sessions, opener):
    with pytest.raises(SignInRefused):
        await door.prove(opener, "13900001111", "wrong password", ELSEWHERE)
    async with sessions() as session:
        keys = (await session.scalars(select(SignInAttempt.key))).all()
    assert len(keys) == 2
    assert all(len(key) == 32 and b"13900001111" not in key for key in keys)


async def test_old_counters_are_swept_away(sessions, opener):
    with pytest.raises(SignInRefused):
        await door.prove(opener, "nobody", "wrong password", None)
    async with opener() as work:
        await attempts.sweep(work)
    assert await counted_attempts(sessions) == 1
    async with sessions.begin() as session:
        await session.execute(text("UPDATE sign_in_attempt SET last_at = last_at - interval '16 minutes'"))
    async with opener() as work:
        await attempts.sweep(work)
    assert await counted_attempts(sessions) == 0


async def test_the_present_password_is_asked_again_and_counted(opener, admin, password):
    account_id = admin.person.account_id
    assert (await door.prove_again(opener, account_id, password)).account_id == account_id
    for _ in range(attempts.ACCOUNT - 1):
        with pytest.raises(PasswordWrong):
            await door.prove_again(opener, account_id, "wrong password")
    with pytest.raises(TooManyAttempts):
        await door.prove_again(opener, account_id, password)


@pytest.fixture
async def with_totp(sessions, admin):
    sealed = given.VAULT.seal(TOTP_SECRET, tenant_id=INSTALLATION, field=TOTP_FIELD).token
    await change(sessions, admin, totp_sealed=sealed, totp_confirmed_at=clock.now())
    return admin


async def test_a_second_factor_is_asked_for(opener, with_totp, login_name, password):
    assert (await door.prove(opener, login_name, password, None)).asks_code


async def test_a_code_is_good_once_even_at_the_same_moment(opener, with_totp):
    code = TOTP(TOTP_SECRET).at(clock.now())
    proofs = (door.prove_code(opener, Proof(with_totp.person.account_id), code) for _ in range(3))
    answers = await asyncio.gather(*proofs, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["CodeUsed", "CodeUsed", "Proof"]


async def test_codes_are_not_guessed(opener, with_totp):
    proof = Proof(with_totp.person.account_id)
    wrong = f"{(int(TOTP(TOTP_SECRET).at(clock.now())) + 111_111) % 1_000_000:06}"
    for _ in range(attempts.ACCOUNT):
        with pytest.raises(CodeWrong):
            await door.prove_code(opener, proof, wrong)
    with pytest.raises(TooManyAttempts):
        await door.prove_code(opener, proof, TOTP(TOTP_SECRET).at(clock.now()))
