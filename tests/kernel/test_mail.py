"""Letters, handed to a small mail server of the test."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from smtplib import SMTPNotSupportedError

import pytest

from wushe.kernel.mail import Letter, Letterbox

pytestmark = pytest.mark.anyio

LETTER = Letter("zhou@example.cn", "【五社联动】榔梨街道有 3 条消息", "请登录后查看：https://wushe.example.cn/langli")


@contextmanager
def mail_server(heard: list[bytes]) -> Iterator[int]:
    """A server without encryption that takes everything; yields its port."""

    class Taking(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 test\r\n")
            while line := self.rfile.readline():
                heard.append(line)
                if line.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    heard.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 fine\r\n")

    with socketserver.TCPServer(("127.0.0.1", 0), Taking) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield server.server_address[1]
        server.shutdown()
        serving.join()


async def test_a_letter_arrives_as_it_was_written() -> None:
    heard: list[bytes] = []
    with mail_server(heard) as port:
        await Letterbox(f"smtp://127.0.0.1:{port}", "wushe@example.cn", "https://wushe.example.cn").send(LETTER)
    body = next(part for part in heard if b"Subject" in part)
    arrived = message_from_bytes(body, policy=policy.default)
    assert arrived["Subject"] == LETTER.subject
    assert arrived["To"] == LETTER.to
    assert arrived["From"] == "五社联动 <wushe@example.cn>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert LETTER.text in arrived.get_content()


async def test_a_password_is_never_sent_in_the_clear() -> None:
    heard: list[bytes] = []
    with mail_server(heard) as port, pytest.raises(SMTPNotSupportedError):
        await Letterbox(f"smtp://user:hushhush@127.0.0.1:{port}").send(LETTER)
    assert not any(b"AUTH" in line or b"hushhush" in line for line in heard)


async def test_a_server_that_is_away_is_an_error_to_try_again() -> None:
    with mail_server([]) as port:
        pass
    with pytest.raises(OSError, match=r"refused|closed"):
        await Letterbox(f"smtp://127.0.0.1:{port}").send(LETTER)


def test_without_a_server_the_letterbox_is_closed() -> None:
    assert not Letterbox().is_open
    assert Letterbox("smtp://localhost").is_open
