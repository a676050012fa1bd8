"""The cookie that holds a session's token."""

from litestar.datastructures import Cookie

HOST_ONLY = "__Host-wushe"
"""Browsers keep this prefix only for Secure cookies of exactly one host: no sibling domain can plant one."""

PLAIN = "wushe"
"""On plain http, at home on a laptop or in an office's own network, where `__Host-` would be dropped."""

LOCALE, TEXT_SIZE, LARGE = "locale", "text", "large"
"""Preferences of people without an account."""


def cookie_name(public_url: str) -> str:
    return HOST_ONLY if public_url.startswith("https:") else PLAIN


def session_cookie(public_url: str, token: str) -> Cookie:
    """It lasts as long as the browser is open; the limits of the session are the server's."""
    return Cookie(
        key=cookie_name(public_url),
        value=token,
        path="/",
        secure=public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )


def ended_cookie(public_url: str) -> Cookie:
    """Makes the browser forget it."""
    cookie = session_cookie(public_url, "")
    cookie.max_age = 0
    return cookie


def preference_cookie(public_url: str, name: str, value: str) -> Cookie:
    """A year is long enough; it says nothing about anybody."""
    return Cookie(
        key=name,
        value=value,
        path="/",
        max_age=365 * 24 * 3600,
        secure=public_url.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
