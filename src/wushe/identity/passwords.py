"""Passwords: hashed slowly on purpose, in threads of their own, and refused when everybody guesses them.

ASVS 5.0, 6.2: at least eight characters, any characters, no rules of composition, none of the most common ones.
"""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from wushe.identity.errors import PasswordNotComposed, PasswordTooCommon, PasswordTooShort
from wushe.kernel.values import Unfit

LEAST = 8
LONGEST = 128
"""Longer ones are refused by the form: hashing them costs time that an attacker would ask us to spend."""

COMMON = Path(__file__).with_name("common_passwords.txt")
_FEW = 3
_KINDS = 3
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
"""Each hash takes 19 MiB for some 50 ms; two at a time bound what a crowd at the door can make us hold."""

NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$iRY0LtbM11zColcfGCUuXQ$lKzJYAXotePAGQUP+yNe54xuhKozAaVjAjYFzN/2jrY"
"""The hash of a password that nobody knows, for sign-ins to accounts that do not exist: they take as long."""


async def hashed(password: str) -> str:
    """The argon2id hash of `password`, with its parameters inside."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _hasher.hash, password)


async def matches(password_hash: str, password: str) -> bool:
    """Whether it is the password; takes the same time whether or not."""
    return await asyncio.get_running_loop().run_in_executor(_threads, _matches, password_hash, password)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


async def chosen(password: str, *, names: Iterable[str] = (), composed: bool = False) -> str:
    """The hash of a password that its person has just chosen; raises `Invalid` beside the field `password`.

    `composed`: 等保模式 asks for three kinds of characters; raises `PasswordNotComposed` likewise.
    """
    try:
        check(password, names=names)
        if composed and not is_composed(password):
            raise PasswordNotComposed
    except Unfit as unfit:
        raise unfit.beside("password") from unfit
    return await hashed(password)


def check(password: str, *, names: Iterable[str] = ()) -> None:
    """Raise `PasswordTooShort` or `PasswordTooCommon`; `names` are what the account is known by."""
    if len(password) < LEAST:
        raise PasswordTooShort(least=LEAST)
    folded = password.casefold()
    if folded in _common() or _is_run(folded) or _is_little_but(folded, names):
        raise PasswordTooCommon


def is_composed(password: str) -> bool:
    """Three of capital letters, small letters, digits and all others, as GB/T 22239 is read in practice."""
    kinds = (_is_capital, _is_small, str.isdigit)
    found = [any(map(kind, password)) for kind in kinds]
    others = any(not any(kind(letter) for kind in kinds) for letter in password)
    return sum(found) + others >= _KINDS


def _is_capital(letter: str) -> bool:
    return "A" <= letter <= "Z"


def _is_small(letter: str) -> bool:
    return "a" <= letter <= "z"


@cache
def _common() -> frozenset[str]:
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _is_run(folded: str) -> bool:
    """Two characters over and over, or one step again and again: 88888888, abababab, 12345678, hgfedcba."""
    steps = {ord(after) - ord(before) for before, after in pairwise(folded)}
    return len(set(folded)) < _FEW or len(steps) == 1


def _is_little_but(folded: str, names: Iterable[str]) -> bool:
    """A name of the account or of the product, and hardly anything else."""
    for name in (*names, "wushe", "五社联动"):
        if len(name) >= _FEW and len(folded.replace(name.casefold(), "")) < LEAST // 2:
            return True
    return False
