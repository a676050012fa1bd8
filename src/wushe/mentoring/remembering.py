"""Reasons as they are stored: sentences with their facts, said in the language of whoever reads them later."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wushe.kernel.i18n import Sentence, listed, say_in
from wushe.kernel.labelled import Labelled
from wushe.mentoring.pairing import Reason

Kept = dict[str, Any]
DOMAIN = "mentoring"


def keep(reason: Reason) -> Kept:
    """JSON for `said`."""
    return {"say": str(reason.sentence), "facts": {name: _kept(fact) for name, fact in reason.facts.items()}}


def _kept(fact: object) -> object:
    """Text that is to be translated is told from somebody's name by standing in an object."""
    if isinstance(fact, Labelled):
        return {"say": str(fact.label), "in": fact.label.domain}
    if isinstance(fact, Sentence):
        return {"say": str(fact), "in": fact.domain}
    if isinstance(fact, Reason):
        return keep(fact)
    if isinstance(fact, list | tuple | set | frozenset):
        return [_kept(each) for each in fact]
    return str(fact) if isinstance(fact, UUID) else fact


def said(kept: Mapping[str, Any]) -> str:
    """What was kept, in the reader's language."""
    facts = {name: _said(fact) for name, fact in kept.get("facts", {}).items()}
    return say_in(kept.get("in", DOMAIN), kept["say"], **facts)


def _said(fact: Any) -> Any:
    if isinstance(fact, dict):
        return said(fact)
    return listed(str(_said(each)) for each in fact) if isinstance(fact, list) else fact
