"""Accounts: opened, let into a township, shut out of it again, disabled; and what their person prefers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from wushe.identity import queries
from wushe.identity.errors import AlreadyMember, NotAMember, SharedAccount
from wushe.identity.events import AccountDisabled, AccountEnabled, MembershipEnded
from wushe.identity.models import Account, Membership
from wushe.identity.names import EMAIL, INSTALLATION, PHONE, login_key, parse_login_name, phone_fingerprint
from wushe.identity.permissions import Identity
from wushe.identity.service.current import changing_account, locked_account
from wushe.identity.service.sessions import revoke_all
from wushe.kernel import clock, paging
from wushe.kernel.i18n import LOCALES
from wushe.kernel.paging import Filters, Slice
from wushe.kernel.personal.identifiers import parse_mobile
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.tenancy.places import PLATFORM
from wushe.tenancy.quotas import Quota, Use, counts, refuse_beyond, usage


async def open_account(
    work: Work,
    *,
    login_name: str,
    display_name: str,
    password_hash: str,
    password_composed: bool = False,
    phone: str | None = None,
) -> Account:
    """An account without any membership; for invitations, the first operator and the demo.

    `password_hash` comes from `passwords.chosen`, or `passwords.hashed` where nobody chose. A telephone that another
    account has is left out without a word, because the answer would tell who is known here. Raises `AccountTaken`.
    """
    account = Account(
        login_name=parse_login_name(login_name),
        login_key=login_key(parse_login_name(login_name)),
        display_name=display_name,
        password_hash=password_hash,
        password_composed=password_composed,
    )
    if phone is not None and not await _phone_is_known(work, phone):
        _set_phone(work, account, phone)
    work.session.add(account)
    await work.flush()
    return account


async def _phone_is_known(work: Work, phone: str) -> bool:
    fingerprint = phone_fingerprint(work.vault, parse_mobile(phone))
    return await work.one_or_none(queries.account_by_phone(fingerprint)) is not None


def _set_phone(work: Work, account: Account, phone: str) -> None:
    number = parse_mobile(phone)
    account.phone_fingerprint = phone_fingerprint(work.vault, number)
    account.phone_sealed = work.vault.seal(number, tenant_id=INSTALLATION, field=PHONE).token


def phone_of(work: Work, account: Account) -> str | None:
    """The account's own telephone number, opened; show it masked."""
    if account.phone_sealed is None:
        return None
    return work.vault.open(Sealed(account.phone_sealed), tenant_id=INSTALLATION, field=PHONE)


def email_of(work: Work, account: Account) -> str | None:
    if account.email_sealed is None:
        return None
    return work.vault.open(Sealed(account.email_sealed), tenant_id=INSTALLATION, field=EMAIL)


async def let_in(work: Work, account: Account, person_id: UUID | None = None) -> Membership:
    """Make the account a member of the place of this work, or one again; raises `AlreadyMember`, `QuotaReached`."""
    found = await work.one_or_none(queries.membership(account.id, work.tenant.id))
    if found is None or not found.is_active:
        await refuse_beyond(work, Quota.ACCOUNTS)
    if found is None:
        found = Membership(account_id=account.id, tenant_id=work.tenant.id, person_id=person_id)
        work.session.add(found)
    elif found.is_active:
        raise AlreadyMember
    else:
        found.resume(person_id)
    await work.flush()
    return found


@counts(Quota.ACCOUNTS)
async def members_of(work: Work, tenant_id: UUID) -> int:
    """How many accounts may enter that place."""
    return await work.scalar(queries.member_count(tenant_id))


async def quota_usage(work: Work) -> list[Use]:
    """What this township uses of what it may."""
    work.require(Identity.READ)
    return await usage(work, work.tenant.id, work.tenant.quotas)


async def account_and_places(work: Work, account_id: UUID) -> tuple[Account, Sequence[tuple[str, str]]]:
    """The account, and slug and name of the places that let it in."""
    account = await work.session.get_one(Account, account_id)
    return account, [(slug, name) for _id, slug, name in await work.rows(queries.places_of(account_id))]


class Members(NamedTuple):
    """A page of the accounts that a place lets in, or has let in, and the membership of each."""

    page: Slice[Account]
    memberships: Mapping[UUID, Membership]


async def members(work: Work, filters: Filters) -> Members:
    """The accounts of this place, by name."""
    work.require(Identity.READ)
    query = queries.accounts_of(work.tenant.id, filters.q)
    page = await paging.page(work, query, (Account.display_name, Account.id), filters.cursor, filters.limit)
    found = await work.all(queries.memberships(work.tenant.id, [account.id for account in page.rows]))
    return Members(page, {membership.account_id: membership for membership in found})


async def member(work: Work, account_id: UUID) -> tuple[Account, Membership]:
    """One account of this place; raises `NotAMember`."""
    work.require(Identity.READ)
    membership = await work.one(queries.membership(account_id, work.tenant.id), NotAMember)
    return await work.session.get_one(Account, account_id), membership


async def end_membership(work: Work, account_id: UUID) -> None:
    """Shut the account out of this place; it feels it at its next request. Raises `NotAMember`."""
    work.require(Identity.WITHDRAW)
    found = await work.one(queries.membership(account_id, work.tenant.id), NotAMember)
    if not found.is_active:
        raise NotAMember
    found.end(clock.now())
    work.record(MembershipEnded(account_id=account_id, person_id=found.person_id))


async def account_under(work: Work, account_id: UUID) -> Account:
    """An account that the admin of this place may act upon: a member here and nowhere else.

    The platform's operator may act upon any. Raises `NotAMember`, `SharedAccount`.
    """
    if work.tenant.id == PLATFORM:
        return await locked_account(work, account_id)
    found = await work.one(queries.membership(account_id, work.tenant.id), NotAMember)
    if not found.is_active:
        raise NotAMember
    if await work.scalar(queries.belongs_elsewhere(account_id, work.tenant.id)):
        raise SharedAccount
    return await locked_account(work, account_id)


async def disable_account(work: Work, account_id: UUID) -> None:
    """Shut the account out of the whole installation, at once."""
    work.require(Identity.DISABLE)
    account = await locked_account(work, account_id)
    account.disable()
    await revoke_all(work, account.id)
    work.record(AccountDisabled(account_id=account.id))


async def enable_account(work: Work, account_id: UUID) -> None:
    """Let the account sign in again."""
    work.require(Identity.DISABLE)
    account = await locked_account(work, account_id)
    account.enable()
    work.record(AccountEnabled(account_id=account.id))


async def prefer_locale(work: Work, locale: str) -> None:
    """The language of the person's pages; an unknown one changes nothing."""
    if locale in LOCALES:
        (await changing_account(work)).locale = locale


async def prefer_large_text(work: Work, *, large: bool) -> None:
    (await changing_account(work)).large_text = large


async def own_email(work: Work) -> str:
    """The address of whoever acts, empty where there is none."""
    if work.person.account_id is None:
        return ""
    return email_of(work, await work.session.get_one(Account, work.person.account_id)) or ""


async def use_email(work: Work, address: str) -> None:
    """Where the person's letters go from now on; empty for nowhere. An unchanged address asks for no session."""
    if address == await own_email(work):
        return
    sealed = work.vault.seal(address, tenant_id=INSTALLATION, field=EMAIL).token if address else None
    (await changing_account(work)).email_sealed = sealed
