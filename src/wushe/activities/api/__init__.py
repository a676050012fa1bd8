"""Activities for programs."""

from wushe.activities.api import activities, attending, photos, settling

ROUTES = [*activities.ROUTES, *attending.ROUTES, *photos.ROUTES, *settling.ROUTES]
