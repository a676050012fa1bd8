"""Serves the assets: no session, no cookie, no database."""

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from wushe.kernel.web.assets import FILES, IMMUTABLE, WORKER, asset


@get("/assets/{name:str}", opt={"public": True}, sync_to_thread=False, include_in_schema=False)
def show_asset(name: FromPath[str], request: Request) -> Response[bytes]:
    """The file under its hashed name; an old or unknown hash is a 404."""
    found = FILES.get(f"/assets/{name}")
    if found is None:
        raise NotFoundException
    headers = {"Cache-Control": IMMUTABLE, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    if found.path == asset(WORKER):
        headers["Service-Worker-Allowed"] = "/"
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(found.content, media_type=found.media_type, headers=headers)
