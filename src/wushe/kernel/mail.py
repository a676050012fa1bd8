"""E-mail by SMTP, where an installation names a server; where it names none, nothing leaves."""

import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, unquote, urlsplit

import anyio.to_thread

PATIENCE = 20
"""Seconds for each answer of the server."""
SUBMISSION = 587


@dataclass(frozen=True, slots=True)
class Letter:
    """A text for one reader. It holds no personal data: it travels and lies in the open."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Letterbox:
    """Where letters are dropped. `public_url` is the address of this installation, for the links in them."""

    smtp_url: str = ""
    sender: str = ""
    public_url: str = ""

    @property
    def is_open(self) -> bool:
        return bool(self.smtp_url)

    async def send(self, letter: Letter) -> None:
        """Hand the letter to the server, waiting in a thread. Raises OSError and smtplib's errors, for a retry."""
        await anyio.to_thread.run_sync(self._deliver, self._message(letter))

    def _message(self, letter: Letter) -> EmailMessage:
        sender = self.sender or f"noreply@{urlsplit(self.public_url).hostname or 'localhost'}"
        message = EmailMessage()
        message["From"] = Address("五社联动", addr_spec=sender)
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # so that holiday replies stay at home (RFC 3834)
        message.set_content(letter.text)
        return message

    def _deliver(self, message: EmailMessage) -> None:
        url = urlsplit(self.smtp_url)
        with _connected(url) as server:
            if url.username:
                server.login(unquote(url.username), unquote(url.password or ""))
            server.send_message(message)


def _connected(url: SplitResult) -> smtplib.SMTP:
    """Encrypted from the start with smtps, else when the server offers it; a password is never sent in the clear."""
    context, host = ssl.create_default_context(), url.hostname or ""
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, url.port or smtplib.SMTP_SSL_PORT, timeout=PATIENCE, context=context)
    server = smtplib.SMTP(host, url.port or SUBMISSION, timeout=PATIENCE)
    try:
        server.ehlo()
        if url.username or server.has_extn("starttls"):
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server
