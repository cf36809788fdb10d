"""A mail server for tests: takes mail on a free port and keeps what it understood of it.

usage: smtp_server.py FOLDER [--tls none|starttls|implicit] [--certificate FILE --key FILE] [--user U --password P]

The port is written to FOLDER/port. Each mail taken becomes FOLDER/0001.json (envelope, headers and parts as Python's
own parser reads them) and FOLDER/0001.eml (the bytes). How a recipient begins says how it is treated: "busy" 451 to
RCPT until FOLDER/open exists, "nobody" 550 to RCPT, "later" 451 and "spam" 554 to the finished mail, "cut" has its
mail kept and the connection cut before any answer, "slow" is kept and answered once FOLDER/release exists, or after two
minutes.
"""

import argparse
import asyncio
import hashlib
import json
import os
import ssl
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("busy") and not os.path.exists(self.folder + "/open"):
            return "451 4.3.2 busy, come back later"
        if address.startswith("nobody"):
            return "550 5.1.1 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        first = envelope.rcpt_tos[0]
        if first.startswith("later"):
            return "451 4.7.1 greylisted"
        if first.startswith("spam"):
            return "554 5.7.1 looks like spam"
        if first.startswith("slow"):
            await self.released()
        self.keep(server, session, envelope)
        if first.startswith("cut"):
            server.transport.abort()
            await asyncio.sleep(0.2)
        return "250 2.0.0 queued as %04d" % self.count

    async def released(self):
        for _ in range(2_400):
            if os.path.exists(self.folder + "/release"):
                return
            await asyncio.sleep(0.05)

    def keep(self, server, session, envelope):
        self.count += 1
        name = "%s/%04d" % (self.folder, self.count)
        with open(name + ".eml", "wb") as file:
            file.write(envelope.original_content)
        mail = message_from_bytes(envelope.original_content, policy=policy.default)
        record = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "user": getattr(session, "auth_data", None) and session.auth_data.login.decode(),
            "hello": session.host_name,
            "headers": {key.lower(): str(value) for key, value in mail.items()},
            "headerCount": len(mail.items()),
            "sender": self.mailboxes(envelope, "from"),
            "recipients": self.mailboxes(envelope, "to"),
            "defects": [str(d) for part in mail.walk() for d in part.defects],
            "longest": max(len(line) for line in envelope.original_content.split(b"\r\n")),
            "ascii": envelope.original_content.isascii(),
            "parts": [self.part(p) for p in mail.walk() if not p.is_multipart()],
        }
        with open(name + ".part", "w") as file:
            json.dump(record, file)
        os.rename(name + ".part", name + ".json")

    @staticmethod
    def mailboxes(envelope, name):
        """By the older parser: the newer one of 3.11 puts a space between encoded words of a name."""
        lines = message_from_bytes(envelope.original_content).get_all(name)
        pairs = getaddresses([line.replace("\r\n", "") for line in lines])
        return [[str(make_header(decode_header(shown))), address] for shown, address in pairs]

    @staticmethod
    def part(part):
        content = part.get_payload(decode=True)
        text = part.get_content() if part.get_content_maintype() == "text" else None
        return {
            "type": part.get_content_type(),
            "disposition": part.get_content_disposition(),
            "name": part.get_filename(),
            "text": text,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        is_right = data.login == user.encode() and data.password == password.encode()
        return AuthResult(success=is_right, auth_data=data if is_right else None, handled=is_right)

    return check


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--tls", default="none")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--size", type=int, default=33554432)
    asked = parser.parse_args()
    context = None
    if asked.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(asked.certificate, asked.key)
    keeper = Keeper(asked.folder)

    def connection():
        return SMTP(
            keeper,
            data_size_limit=asked.size,
            tls_context=context if asked.tls == "starttls" else None,
            require_starttls=asked.tls == "starttls",
            authenticator=authenticator(asked.user, asked.password) if asked.user else None,
            auth_required=asked.user is not None,
            auth_require_tls=False,
        )

    server = await asyncio.get_running_loop().create_server(
        connection, "127.0.0.1", 0, ssl=context if asked.tls == "implicit" else None)
    with open(asked.folder + "/port.part", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(asked.folder + "/port.part", asked.folder + "/port")
    parent = os.getppid()
    while os.getppid() == parent:
        await asyncio.sleep(0.2)


asyncio.run(main())
