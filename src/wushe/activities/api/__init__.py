"""Activities for programs."""

from wushe.activities.api import activities, attending, settling

ROUTES = [*activities.ROUTES, *attending.ROUTES, *settling.ROUTES]
