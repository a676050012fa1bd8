"""Lines of bank statements: entered by hand, or taken from the bank's own sheet. The same line is refused twice."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.ledger import posting, queries, sealing
from wushe.ledger.errors import (
    LineCannotBeTold,
    LineInTheFuture,
    LineMatched,
    LineTwice,
    LineWithoutAmount,
    LineWithoutDay,
    LineWithTwoAmounts,
    NoSuchBank,
    NoSuchLine,
    WhichBank,
)
from wushe.ledger.events import BankLineEntered, BankLineRemoved
from wushe.ledger.models import Account, BankLine
from wushe.ledger.permissions import Ledger
from wushe.ledger.schemas import NewLine
from wushe.ledger.statement import OUT


class _Said(NamedTuple):
    """What a line says, however it was entered."""

    on: date
    fen: int
    balance_fen: int | None
    serial: str | None
    counterparty: str
    summary: str


async def enter_line(work: Work, data: NewLine) -> BankLine:
    """Raises `LineTwice`, `LineWithoutAmount`, `LineWithTwoAmounts`, `LineCannotBeTold`, `LineInTheFuture`."""
    work.require(Ledger.KEEP)
    if data.account_id is None:
        account = await posting.main_bank(work)
    else:
        account = await work.one(queries.bank(data.account_id), NoSuchBank)
    said = _Said(
        data.on, _amount(data.into, data.out), data.balance, data.serial or None, data.counterparty, data.summary
    )
    _refuse_unfit(said)
    line = _add(work, account.id, said)
    await work.flush()
    work.record(BankLineEntered(line_id=line.id, account_id=account.id, on=line.on, amount_fen=line.fen))
    return line


async def remove_line(work: Work, line_id: UUID) -> None:
    """Take out what was entered by mistake. Raises `LineMatched` once it stands for an entry of the books."""
    work.require(Ledger.KEEP)
    line = await work.one(queries.line(line_id), NoSuchLine)
    if await work.one_or_none(queries.matches_of([line.id])):
        raise LineMatched
    await work.session.delete(line)
    await work.flush()
    work.record(BankLineRemoved(line_id=line.id, account_id=line.account_id, on=line.on, amount_fen=line.fen))


async def take_lines(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row. Two imports of one statement wait for each other."""
    work.require(Ledger.KEEP)
    await posting.main_bank(work)
    banks = await work.all(queries.banks())
    await posting.hold(work, *(bank.id for bank in banks))
    ready = [taken for row in rows if (taken := _read(banks, row))]
    known = await _known(work, ready)
    for taken in ready:
        marks = known[taken.account_id]
        mark = _mark(work, taken.said)
        if mark in marks:
            taken.row.refuse(LineTwice(), "serial" if taken.said.serial else "on")
            continue
        marks.add(mark)
        _add(work, taken.account_id, taken.said)
        taken.row.did(Outcome.ADDED)
    await work.flush()


class _Taken(NamedTuple):
    row: Row
    account_id: UUID
    said: _Said


def _read(banks: Sequence[Account], row: Row) -> _Taken | None:
    try:
        account = _bank(banks, row.values["account"])
        said = _said(row.values)
        _refuse_unfit(said)
    except Refusal as refusal:
        row.refuse(refusal)
        return None
    return _Taken(row, account.id, said)


def _bank(banks: Sequence[Account], named: str | None) -> Account:
    if named is None:
        if len(banks) > 1:
            raise WhichBank
        return banks[0]
    found = [bank for bank in banks if normalised(bank.name) == normalised(named)]
    if not found:
        raise NoSuchBank
    return found[0]


def _said(values: Mapping[str, Any]) -> _Said:
    on = values["on"] or values["at"] or values["booked_on"]
    if on is None:
        raise LineWithoutDay
    words = dict.fromkeys(filter(None, (values["summary"], values["use"], values["remark"])))
    return _Said(on, _fen(values), values["balance"], values["serial"], values["counterparty"] or "", "；".join(words))


def _fen(values: Mapping[str, Any]) -> int:
    if values["into"] or values["out"]:
        return _amount(values["into"], values["out"])
    amount = values["amount"] or 0
    if not amount:
        raise LineWithoutAmount
    return -abs(amount) if values["sign"] == OUT else amount


def _amount(into: int | None, out: int | None) -> int:
    if into and out:
        raise LineWithTwoAmounts
    if not (into or out):
        raise LineWithoutAmount
    return (into or 0) - (out or 0)


def _refuse_unfit(said: _Said) -> None:
    if said.serial is None and said.balance_fen is None:
        raise LineCannotBeTold
    if said.on > clock.today():
        raise LineInTheFuture


async def _known(work: Work, ready: Sequence[_Taken]) -> dict[UUID, set[tuple[object, ...]]]:
    """By what the lines of each account are told apart."""
    known: dict[UUID, set[tuple[object, ...]]] = {}
    for account_id in {taken.account_id for taken in ready}:
        said = [taken.said for taken in ready if taken.account_id == account_id]
        like = queries.lines_like(account_id, {s.serial for s in said if s.serial}, {s.on for s in said})
        known[account_id] = {_mark_of(line) for line in await work.all(like)}
    return known


def _mark(work: Work, said: _Said) -> tuple[object, ...]:
    if said.serial:
        return (said.serial,)
    return said.on, said.fen, said.balance_fen, sealing.counterparty_hash(work, said.counterparty)


def _mark_of(line: BankLine) -> tuple[object, ...]:
    return (line.serial,) if line.serial else (line.on, line.fen, line.balance_fen, line.counterparty_hash)


def _add(work: Work, account_id: UUID, said: _Said) -> BankLine:
    line = work.add(
        BankLine(
            id=new_id(), account_id=account_id, on=said.on, fen=said.fen, balance_fen=said.balance_fen,
            serial=said.serial, entered_by=work.person.person_id,
        )
    )  # fmt: skip
    sealing.write_words(work, line, said.counterparty, said.summary)
    return line
