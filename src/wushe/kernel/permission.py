"""What a verb requires and a policy line grants."""

from wushe.kernel.labelled import Labelled


class Permission(Labelled):
    """A slice lists its own in `permissions.py`, alphabetically: `READ = "needs:read", _("查看需求")`."""
