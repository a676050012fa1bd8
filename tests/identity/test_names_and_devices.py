import pytest

from wushe.identity.devices import device_of, network_of
from wushe.identity.doorway import local_path
from wushe.identity.errors import NotALoginName
from wushe.identity.names import login_key, mobile_in, parse_login_name


@pytest.mark.parametrize("name", ["zhang.san", "张三", "li_ming-2", "A1"])
def test_login_names_are_words(name):
    assert parse_login_name(f" {name}\u200b") == name


@pytest.mark.parametrize("name", ["1", "a", "13800001111", "１３８０", "a b", "a@b", "x" * 33, "", "<b>"])
def test_a_login_name_is_never_a_number_nor_an_address(name):
    with pytest.raises(NotALoginName):
        parse_login_name(name)


def test_two_spellings_are_one_login_name():
    assert login_key("Zhang.San") == login_key("ｚhang.sａn") == login_key("zhang.san\u200b")


def test_a_mobile_phone_is_told_from_a_login_name():
    assert mobile_in("+86 138-0000-1111") == "13800001111"
    assert mobile_in("zhang.san") is None


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1 MicroMessenger/8.0", "iPhone · 微信"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0", "Windows · Edge"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Android · Chrome"),
        ("python-httpx/0.28", ""),
    ],
)
def test_a_device_is_known_by_its_family_only(agent, device):
    assert device_of(agent) == device


def test_a_network_is_a_keyed_hash_of_its_prefix():
    home = network_of("10.1.2.3", b"key")
    assert home == network_of("10.1.2.200", b"key")
    assert home != network_of("10.1.3.3", b"key")
    assert home != network_of("10.1.2.3", b"other")
    assert network_of("2001:db8:1::1", b"key") == network_of("2001:db8:1:ffff::2", b"key")
    assert network_of("testclient", b"key") is None


@pytest.mark.parametrize("wanted", ["/langli/needs?q=1&page=2", "/", "/langli/needs/1#top"])
def test_a_path_of_our_own_is_followed(wanted):
    assert local_path(wanted, "/home") == wanted


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.cn", "//evil.cn", "/\\evil.cn", "\\\\evil.cn", "javascript:alert(1)", "", "x", "/a\nb",
     "/\t/evil.cn", "/x\\..\\y", "http:/evil.cn"],
)  # fmt: skip
def test_nobody_is_led_elsewhere(wanted):
    assert local_path(wanted, "/home") == "/home"
