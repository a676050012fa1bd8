"""What is done after the answer: imports, exports, reminders, notifications, and what the clock asks for.

A slice names its jobs in `jobs.py`, so that a verb can ask for one without importing what does it:

    REMIND = Job("activities.remind")

A verb asks in its fifth beat. The message is a row written in the transaction of the change, so that it exists
exactly when the change does; it holds the tenant and ids, never a text:

    work.later(REMIND, activity_id=activity.id)

The slice's `actors.py` says what does it. The work it is given is the township's own, and commits afterwards:

    @does(REMIND)
    async def remind(work: Work, *, activity_id: UUID) -> None:
        await service.remind(work, activity_id)

What takes long is declared with `queue=LONG` and begun with `progress.start`, so that a page shows how far it is; what
the clock asks for is declared with `on=Daily(time(7))`, and then done once a day for every active township.

A job may run more than once (a killed worker, a lost connection); its effect in the database happens once.
"""
