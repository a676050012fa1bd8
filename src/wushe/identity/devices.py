"""What a session says about its browser: the family of device, and a keyed hash of the network, never more."""

import hashlib
import hmac
from ipaddress import ip_address, ip_network

_SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("MicroMessenger", "微信"),
    ("DingTalk", "钉钉"),
    ("QQBrowser", "QQ浏览器"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""The first that a User-Agent names wins: Edge also says Chrome, and Chrome also says Safari."""

_IPV4_PREFIX, _IPV6_PREFIX = 24, 48


def device_of(user_agent: str) -> str:
    """`iPhone · 微信`: enough to recognise one's own device; empty for a program."""
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    return " · ".join(part for part in (system, browser) if part)


def network_of(address: str, secret: bytes) -> bytes | None:
    """The keyed hash of the address's network (/24 or /48); None when the address is not one."""
    try:
        prefix = _IPV4_PREFIX if ip_address(address).version == 4 else _IPV6_PREFIX  # noqa: PLR2004
        network = ip_network(f"{address}/{prefix}", strict=False)
    except ValueError:
        return None
    return hmac.digest(secret, b"network:" + network.compressed.encode(), hashlib.sha256)
