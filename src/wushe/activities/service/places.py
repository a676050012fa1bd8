"""Places of a session: taken and freed by one statement that looks at the limit, so that none is taken twice."""

from sqlalchemy import or_, update

from wushe.activities.kinds import Part
from wushe.activities.models import Session
from wushe.kernel.work import Work


async def take(work: Work, session: Session, part: Part) -> bool:
    """Take a place, or say that there is none. The session's row is locked from here until the work is done."""
    return await _move(work, session, part, 1)


async def free(work: Work, session: Session, part: Part) -> None:
    """Give a place back."""
    await _move(work, session, part, -1)


async def _move(work: Work, session: Session, part: Part, step: int) -> bool:
    """Members of the organisation take no place. The version stays: who signs up edits nothing."""
    if part is Part.MEMBER:
        return True
    volunteer = part is Part.VOLUNTEER
    taken = Session.volunteers_taken if volunteer else Session.participants_taken
    limit = Session.volunteers_limit if volunteer else Session.participants_limit
    moved = await work.session.execute(
        update(Session)
        .where(Session.id == session.id, or_(limit.is_(None), taken + step <= limit), taken + step >= 0)
        .values({taken: taken + step})
        .execution_options(synchronize_session=False)
        .returning(Session.id)
    )
    done = moved.one_or_none() is not None
    await work.session.refresh(session, ["volunteers_taken", "participants_taken"])
    return done
