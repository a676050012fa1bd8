"""Sessions, passwords, second factor, invitations, tokens and accounts, on real PostgreSQL as the plain role."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pyotp.totp import TOTP
from sqlalchemy import select, update

import given
from wushe.access.models import RoleHolding
from wushe.access.roles import Role
from wushe.identity import passwords
from wushe.identity.errors import (
    AccountTaken,
    AlreadyMember,
    CodeWrong,
    InvitationOver,
    NeedsSession,
    NotAMember,
    PasswordUnchanged,
    ScopeTooWide,
    SecondFactorKept,
    SharedAccount,
)
from wushe.identity.minting import hash_of
from wushe.identity.models import Account, AccountSession, ApiToken, Invitation, Membership
from wushe.identity.schemas import NewAccount, NewInvitation, NewToken
from wushe.identity.service import (
    accounts,
    door,
    invitations,
    password as password_service,
    second_factor,
    sessions as sessions_service,
    tokens,
)
from wushe.identity.service.door import Proof
from wushe.identity.service.sessions import Browser
from wushe.kernel import clock
from wushe.kernel.errors import Forbidden, Invalid, Missing, Refusal, Unauthenticated
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Person, Visitor
from wushe.tenancy.places import PLATFORM_PLACE

PHONE_BROWSER = Browser("iPhone · Safari", b"n" * 32)


async def opened(database, who, browser=PHONE_BROWSER):
    """`who` after signing in."""
    async with given.work(database, who) as work:
        made = await sessions_service.sign_in(work, Proof(who.person.account_id), browser, tenant_id=who.tenant.id)
    return replace(who, session_id=made.session.id), made


async def session_row(database, session_id):
    async with database() as reading:
        return await reading.get_one(AccountSession, session_id)


async def alive(database, account_id):
    async with database() as reading:
        query = select(AccountSession.id).where(
            AccountSession.account_id == account_id, AccountSession.revoked_at.is_(None)
        )
        return set((await reading.scalars(query)).all())


async def told(database, place, event):
    """The facts of every such event in the place's journal."""
    async with database(info={"tenant_id": place.tenant.id}) as reading:
        query = select(JournalEntry.facts).where(JournalEntry.event == event).order_by(JournalEntry.number)
        return (await reading.scalars(query)).all()


# --- sessions


async def test_only_the_hash_of_a_token_is_kept(sessions, admin):
    _, made = await opened(sessions, admin)
    row = await session_row(sessions, made.session.id)
    assert row.token_hash == hash_of(made.token)
    assert row.device == "iPhone · Safari"


async def test_signing_in_is_told_in_the_township_it_leads_to(sessions, admin, place):
    _, made = await opened(sessions, admin)
    account_id = str(admin.person.account_id)
    assert await told(sessions, place, "signed_in") == [
        {"account_id": account_id, "session_id": str(made.session.id), "second_factor": False}
    ]


async def test_entering_a_township_ends_the_old_token_and_keeps_the_beginning(sessions, admin):
    elsewhere = await given.township(sessions)
    signed_in, made = await opened(sessions, admin)
    async with given.work(sessions, signed_in, elsewhere.tenant) as work:
        moved = await sessions_service.enter_township(work)
    assert (await session_row(sessions, made.session.id)).revoked_at is not None
    row = await session_row(sessions, moved.session.id)
    assert moved.token != made.token
    assert row.tenant_id == elsewhere.tenant.id
    assert row.created_at == (await session_row(sessions, made.session.id)).created_at


async def test_a_session_that_has_ended_enters_nothing(sessions, admin):
    signed_in, _ = await opened(sessions, admin)
    async with given.work(sessions, signed_in) as work:
        await sessions_service.sign_out(work)
    with pytest.raises(Unauthenticated):
        async with given.work(sessions, signed_in) as work:
            await sessions_service.enter_township(work)


async def test_signing_out_twice_is_told_once(sessions, admin, place):
    signed_in, made = await opened(sessions, admin)
    for _ in range(2):
        async with given.work(sessions, signed_in) as work:
            await sessions_service.sign_out(work)
    assert (await session_row(sessions, made.session.id)).revoked_at is not None
    assert len(await told(sessions, place, "signed_out")) == 1


async def test_somebody_elses_device_cannot_be_signed_out(sessions, admin, place):
    _, theirs = await opened(sessions, admin)
    other, _ = await opened(sessions, await given.member(sessions, place, Role.VOLUNTEER))
    with pytest.raises(Missing):
        async with given.work(sessions, other) as work:
            await sessions_service.revoke_device(work, theirs.session.id)


async def test_all_other_devices_are_signed_out_and_this_one_stays(sessions, admin):
    signed_in, here = await opened(sessions, admin)
    for _ in range(2):
        await opened(sessions, admin)
    async with given.work(sessions, signed_in) as work:
        assert len(await sessions_service.devices(work)) == 3
        assert await sessions_service.revoke_others(work) == 2
    assert await alive(sessions, admin.person.account_id) == {here.session.id}


async def test_sessions_are_removed_a_month_after_their_end(sessions, admin):
    _, long_ago = await opened(sessions, admin)
    _, present = await opened(sessions, admin)
    async with given.work(sessions, admin) as work:
        ended = update(AccountSession).where(AccountSession.id == long_ago.session.id)
        await work.session.execute(ended.values(revoked_at=clock.now() - timedelta(days=31)))
        await sessions_service.sweep(work)
    async with sessions() as reading:
        assert await reading.get(AccountSession, long_ago.session.id) is None
        assert await reading.get(AccountSession, present.session.id) is not None


# --- password


async def test_a_new_password_ends_every_other_session_and_renews_this_one(sessions, opener, admin, place, password):
    signed_in, here = await opened(sessions, admin)
    await opened(sessions, admin)
    proof = await door.prove_again(opener, admin.person.account_id, password)
    async with given.work(sessions, signed_in) as work:
        renewed = await password_service.change_password(work, proof, "seven blue lanterns")
    assert await alive(sessions, admin.person.account_id) == {renewed.session.id}
    assert renewed.session.id != here.session.id
    assert (await door.prove_again(opener, admin.person.account_id, "seven blue lanterns")).account_id
    assert len(await told(sessions, place, "password_changed")) == 1


@pytest.mark.parametrize("chosen", ["12345678", "short", "李测试李测试"])
async def test_a_weak_password_is_refused_beside_its_field(sessions, opener, admin, password, chosen):
    signed_in, _ = await opened(sessions, admin)
    proof = await door.prove_again(opener, admin.person.account_id, password)
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, signed_in) as work:
            await password_service.change_password(work, proof, chosen)
    assert set(refused.value.fields) == {"password"}


async def test_the_old_password_is_not_a_new_one(sessions, opener, admin, password):
    signed_in, _ = await opened(sessions, admin)
    proof = await door.prove_again(opener, admin.person.account_id, password)
    with pytest.raises(Invalid) as refused:
        async with given.work(sessions, signed_in) as work:
            await password_service.change_password(work, proof, password)
    assert refused.value.fields["password"].code == PasswordUnchanged.code


async def test_anothers_proof_changes_nothing(sessions, admin, place):
    other, _ = await opened(sessions, await given.member(sessions, place))
    with pytest.raises(Unauthenticated):
        async with given.work(sessions, other) as work:
            await password_service.change_password(work, Proof(admin.person.account_id), "seven blue lanterns")


async def test_an_admin_resets_a_password_to_one_that_must_be_changed(sessions, opener, admin, place):
    member, _ = await opened(sessions, await given.member(sessions, place, Role.VOLUNTEER))
    account_id = member.person.account_id
    async with given.work(sessions, admin) as work:
        once = await password_service.reset_password(work, account_id)
    async with sessions() as reading:
        account = await reading.get_one(Account, account_id)
    assert account.must_change_password
    assert account.password_expires_at > clock.now() + timedelta(hours=23)
    assert await passwords.matches(account.password_hash, once)
    assert await alive(sessions, account_id) == set()


async def test_an_account_of_two_townships_is_not_taken_over_by_an_admin_of_one(sessions, admin, place):
    member = await given.member(sessions, place, Role.VOLUNTEER)
    elsewhere = await given.township(sessions)
    async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
        await accounts.let_in(work, await work.session.get_one(Account, member.person.account_id))
    with pytest.raises(SharedAccount):
        async with given.work(sessions, admin) as work:
            await password_service.reset_password(work, member.person.account_id)


async def test_an_admin_resets_nobody_of_another_township(sessions, admin):
    elsewhere = await given.township(sessions)
    stranger = await given.member(sessions, elsewhere, Role.VOLUNTEER)
    with pytest.raises(NotAMember):
        async with given.work(sessions, admin) as work:
            await password_service.reset_password(work, stranger.person.account_id)


async def test_a_volunteer_resets_nobody(sessions, admin, place):
    volunteer = await given.member(sessions, place, Role.VOLUNTEER)
    with pytest.raises(Forbidden):
        async with given.work(sessions, volunteer) as work:
            await password_service.reset_password(work, admin.person.account_id)


# --- second factor


async def proposed(database, who):
    async with given.work(database, who) as work:
        await second_factor.propose(work)
    async with given.work(database, who) as work:
        return await second_factor.proposed(work)


async def test_a_second_factor_counts_from_the_first_right_code_on(sessions, admin, place):
    signed_in, _ = await opened(sessions, admin)
    await opened(sessions, admin)
    enrolment = await proposed(sessions, signed_in)
    assert enrolment.url.startswith("otpauth://totp/")
    async with given.work(sessions, signed_in) as work:
        renewed = await second_factor.confirm(work, TOTP(enrolment.secret).at(clock.now()))
    assert await alive(sessions, admin.person.account_id) == {renewed.session.id}
    _, half = await opened(sessions, admin)
    assert half.session.awaits_code
    assert len(await told(sessions, place, "second_factor_confirmed")) == 1


async def test_a_wrong_code_confirms_nothing(sessions, admin):
    signed_in, _ = await opened(sessions, admin)
    enrolment = await proposed(sessions, signed_in)
    wrong = f"{(int(TOTP(enrolment.secret).at(clock.now())) + 111_111) % 1_000_000:06}"
    with pytest.raises(CodeWrong):
        async with given.work(sessions, signed_in) as work:
            await second_factor.confirm(work, wrong)


async def test_a_second_factor_in_use_is_not_replaced_and_its_secret_not_shown(sessions, opener, admin, password):
    signed_in, _ = await opened(sessions, admin)
    enrolment = await proposed(sessions, signed_in)
    async with given.work(sessions, signed_in) as work:
        renewed = await second_factor.confirm(work, TOTP(enrolment.secret).at(clock.now()))
    signed_in = replace(signed_in, session_id=renewed.session.id)
    with pytest.raises(SecondFactorKept):
        await proposed(sessions, signed_in)
    async with given.work(sessions, signed_in) as work:
        assert await second_factor.proposed(work) is None
    proof = await door.prove_again(opener, admin.person.account_id, password)
    async with given.work(sessions, signed_in) as work:
        await second_factor.remove(work, proof)
    assert await proposed(sessions, signed_in) is not None


async def test_a_half_open_session_becomes_whole_with_a_code_and_only_once(sessions, opener, admin):
    signed_in, _ = await opened(sessions, admin)
    enrolment = await proposed(sessions, signed_in)
    async with given.work(sessions, signed_in) as work:
        await second_factor.confirm(work, TOTP(enrolment.secret).at(clock.now() - timedelta(seconds=30)))
    _, half = await opened(sessions, admin)
    code = TOTP(enrolment.secret).at(clock.now())
    proof = await door.prove_code(opener, Proof(admin.person.account_id), code)
    async with given.work(sessions, admin) as work:
        found = await sessions_service.half_open(work, half.token)
        whole = await sessions_service.confirm_code(work, found, proof)
    assert not whole.session.awaits_code
    with pytest.raises(Unauthenticated):
        async with given.work(sessions, admin) as work:
            await sessions_service.half_open(work, half.token)


async def test_a_password_alone_does_not_complete_a_half_open_session(sessions, admin):
    _, made = await opened(sessions, admin)
    with pytest.raises(Unauthenticated):
        async with given.work(sessions, admin) as work:
            await sessions_service.confirm_code(work, made.session, Proof(admin.person.account_id))


# --- invitations


async def invited(database, who, **changes):
    entered = NewInvitation(name="陈测试", roles=["volunteer"])
    for name, value in changes.items():
        setattr(entered, name, value)
    async with given.work(database, who) as work:
        return await invitations.invite(work, entered)


def a_newcomer(number=0):
    return NewAccount(login_name=f"newcomer{given.new_id().hex[-12:]}{number}", password="nine paper boats")


async def test_an_invited_person_comes_in_with_the_promised_role(sessions, admin, place):
    async with given.work(sessions, admin) as work:
        person_id = (await given.resident(work)).id
    link = await invited(sessions, admin, person_id=person_id)
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        proof = await invitations.accept_with_new_account(work, link.token, a_newcomer())
    async with sessions(info={"tenant_id": place.tenant.id}) as reading:
        membership = (await reading.scalars(select(Membership).where(Membership.account_id == proof.account_id))).one()
        held = (await reading.scalars(select(RoleHolding).where(RoleHolding.account_id == proof.account_id))).all()
    assert membership.person_id == link.invitation.person_id
    assert [holding.role for holding in held] == [Role.VOLUNTEER]


@pytest.mark.parametrize("wrong", [{"person_id": given.new_id()}, {"roles": ["nonsense"]}])
async def test_nobody_is_invited_as_a_person_or_into_a_role_that_is_not_here(sessions, admin, wrong):
    with pytest.raises(Refusal):
        await invited(sessions, admin, **wrong)


async def test_an_invitation_is_used_once(sessions, admin, place):
    link = await invited(sessions, admin)
    async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
        await invitations.accept_with_new_account(work, link.token, a_newcomer())
    with pytest.raises(InvitationOver):
        async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
            await invitations.accept_with_new_account(work, link.token, a_newcomer(1))


async def test_an_invitation_is_not_known_in_another_township(sessions, admin):
    link = await invited(sessions, admin)
    elsewhere = await given.township(sessions)
    with pytest.raises(InvitationOver):
        async with given.work(sessions, Visitor(tenant=elsewhere.tenant)) as work:
            await invitations.find_invitation(work, link.token)


async def test_an_invitation_taken_back_or_too_old_is_over(sessions, admin, place):
    taken_back, too_old = await invited(sessions, admin), await invited(sessions, admin)
    async with given.work(sessions, admin) as work:
        await invitations.revoke_invitation(work, taken_back.invitation.id)
        await work.session.execute(
            update(Invitation).where(Invitation.id == too_old.invitation.id).values(expires_at=clock.now())
        )
    for link in (taken_back, too_old):
        with pytest.raises(InvitationOver):
            async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
                await invitations.find_invitation(work, link.token)


async def test_one_account_may_belong_to_two_townships(sessions, admin):
    elsewhere = await given.township(sessions)
    member, _ = await opened(sessions, await given.member(sessions, elsewhere))
    link = await invited(sessions, admin)
    async with given.work(sessions, member, admin.tenant) as work:
        account = await invitations.accept_with_present_account(work, link.token)
        entered = await sessions_service.enter_township(work)
    assert account.id == member.person.account_id
    assert entered.session.tenant_id == admin.tenant.id


async def test_a_login_name_is_taken_once_in_the_installation(sessions, admin, place, login_name):
    link = await invited(sessions, admin)
    entered = NewAccount(login_name=login_name.upper(), password="nine paper boats")
    with pytest.raises(AccountTaken):
        async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
            await invitations.accept_with_new_account(work, link.token, entered)


async def test_t3_a_known_telephone_is_left_out_without_a_word(sessions, admin, place):
    phone = f"137{given.new_id().int % 10**8:08}"
    made = []
    for number in range(2):
        link = await invited(sessions, admin, phone=phone)
        async with given.work(sessions, Visitor(tenant=place.tenant)) as work:
            made.append(await invitations.accept_with_new_account(work, link.token, a_newcomer(number)))
    async with given.work(sessions, admin) as work:
        kept = [accounts.phone_of(work, await work.session.get_one(Account, proof.account_id)) for proof in made]
    assert kept == [phone, None]


async def test_a_person_with_an_account_here_is_not_invited_again(sessions, admin, place):
    person_id = given.new_id()
    await given.member(sessions, place, person_id=person_id)
    with pytest.raises(AlreadyMember):
        await invited(sessions, admin, person_id=person_id)


async def test_nobody_promises_a_role_they_may_not_give(sessions, place):
    volunteer = await given.member(sessions, place, Role.VOLUNTEER)
    with pytest.raises(Forbidden):
        await invited(sessions, volunteer)


# --- tokens


async def test_a_token_may_at_most_what_its_maker_may(sessions, admin):
    signed_in, _ = await opened(sessions, admin)
    with pytest.raises(ScopeTooWide):
        async with given.work(sessions, signed_in) as work:
            await tokens.issue(work, NewToken(name="大屏", scopes=["identity:read", "tenancy:remove"]))


async def test_a_token_is_kept_as_a_hash_and_can_be_revoked(sessions, admin):
    signed_in, _ = await opened(sessions, admin)
    async with given.work(sessions, signed_in) as work:
        issued = await tokens.issue(work, NewToken(name="大屏", scopes=["identity:read"], days=1))
    async with given.work(sessions, signed_in) as work:
        assert [token.id for token in await tokens.own_tokens(work)] == [issued.token.id]
        await tokens.revoke(work, issued.token.id)
    async with sessions() as reading:
        row = await reading.get_one(ApiToken, issued.token.id)
    assert row.token_hash == hash_of(issued.secret)
    assert row.revoked_at is not None


async def test_a_token_makes_no_token(sessions, admin):
    with pytest.raises(NeedsSession):
        async with given.work(sessions, replace(admin, session_id=None)) as work:
            await tokens.issue(work, NewToken(name="大屏", scopes=["identity:read"]))


# --- accounts


async def test_an_ended_membership_takes_its_roles_along(sessions, admin, place):
    member = await given.member(sessions, place, Role.VOLUNTEER)
    async with given.work(sessions, admin) as work:
        await accounts.end_membership(work, member.person.account_id)
    async with sessions(info={"tenant_id": place.tenant.id}) as reading:
        held = await reading.scalars(select(RoleHolding).where(RoleHolding.account_id == member.person.account_id))
        assert all(holding.until is not None for holding in held)


async def test_the_operator_disables_an_account_and_its_sessions_end(sessions, admin):
    await opened(sessions, admin)
    operator = await given.visitor(sessions, PLATFORM_PLACE, Role.PLATFORM_OPERATOR, person=Person(None, None, ""))
    async with given.work(sessions, operator) as work:
        await accounts.disable_account(work, admin.person.account_id)
    assert await alive(sessions, admin.person.account_id) == set()
    async with given.work(sessions, operator) as work:
        await accounts.enable_account(work, admin.person.account_id)


async def test_a_townships_admin_disables_nobody(sessions, admin, place):
    member = await given.member(sessions, place)
    with pytest.raises(Forbidden):
        async with given.work(sessions, admin) as work:
            await accounts.disable_account(work, member.person.account_id)


async def test_preferences_are_the_accounts(sessions, admin):
    signed_in, _ = await opened(sessions, admin)
    async with given.work(sessions, signed_in) as work:
        await accounts.prefer_locale(work, "en")
        await accounts.prefer_locale(work, "xx")
        await accounts.prefer_large_text(work, large=True)
    async with sessions() as reading:
        account = await reading.get_one(Account, admin.person.account_id)
    assert (account.locale, account.large_text) == ("en", True)
