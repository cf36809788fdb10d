"""Passkeys of an authenticator written by others (soft-webauthn), honest and not, against a server of this machine.

Usage: soft_passkeys.py PORT COOKIE TOKEN EMAIL PASSWORD. Prints JSON: the status of each try.
"""

import copy
import http.client
import json
import re
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from html import unescape
from urllib.parse import urlencode

from soft_webauthn import SoftWebauthnDevice

PORT, COOKIE, TOKEN, EMAIL, PASSWORD = sys.argv[1:6]
SITE, ORIGIN = "localhost", f"http://localhost:{PORT}"
seen = {}
asked = []


def ask(method, path, fields=None, cookie=""):
    # From many addresses: one alone has twenty tries.
    asked.append(path)
    source = (f"127.0.1.{len(asked) % 200 + 2}", 0)
    connection = http.client.HTTPConnection("127.0.0.1", int(PORT), timeout=30, source_address=source)
    headers = {"Host": f"localhost:{PORT}", "Accept-Language": "en"}
    if cookie:
        headers["Cookie"] = cookie
    body = urlencode(fields) if fields is not None else None
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), answer.getheader("set-cookie") or ""


def b64(data):
    return urlsafe_b64encode(data).decode().rstrip("=") if data is not None else None


def unb64(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def data(page, name, kind):
    for form in re.findall(r"<form[^>]*>", page):
        if f'data-passkey="{kind}"' in form:
            return unescape(re.search(rf'data-{name}="([^"]*)"', form).group(1))


def wrapped(key):
    said = key["response"]
    return json.dumps({
        "id": b64(key["rawId"]), "clientData": b64(said["clientDataJSON"]), "attestation": b64(said.get("attestationObject")),
        "authenticator": b64(said.get("authenticatorData")), "signature": b64(said.get("signature")),
        "userHandle": b64(said.get("userHandle")),
    })


def make(device, origin=ORIGIN, site=SITE, challenge=None):
    _, page, _ = ask("GET", "/account/passkeys", cookie=COOKIE)
    options = {"publicKey": {
        "challenge": challenge or unb64(data(page, "challenge", "make")), "rp": {"id": site},
        "user": {"id": unb64(data(page, "user", "make"))}, "attestation": "none",
        "pubKeyCredParams": [{"alg": int(a), "type": "public-key"} for a in data(page, "algorithms", "make").split()]}}
    return device.create(options, origin)


def add(key):
    return ask("POST", "/account/passkeys", {"form-token": TOKEN, "name": "soft", "answer": wrapped(key)}, COOKIE)[0]


def ticket():
    _, page, _ = ask("POST", "/sign-in", {"email": EMAIL, "password": PASSWORD})
    return page, re.search(r'name="ticket" value="([0-9a-z]+)"', page).group(1)


def show(device, page, origin=ORIGIN, site=SITE):
    return device.get({"publicKey": {"challenge": unb64(data(page, "challenge", "show")), "rpId": site}}, origin)


def enter(key, ticket=None):
    fields = {"answer": wrapped(key)}
    if ticket:
        fields["ticket"] = ticket
    return ask("POST", "/sign-in/passkey", fields)[0]


def forged(key, part, change):
    key = copy.deepcopy(key)
    key["response"][part] = change(key["response"][part])
    return key


device = SoftWebauthnDevice()
seen["made for another origin"] = add(make(SoftWebauthnDevice(), origin="http://evil.example"))
seen["made for another site"] = add(make(SoftWebauthnDevice(), site="evil.example"))
seen["made with a challenge of one's own"] = add(make(SoftWebauthnDevice(), challenge=b"x" * 64))
first = make(device)
seen["cut short"] = add(forged(first, "attestationObject", lambda b: b[:-3]))
seen["made"] = add(first)
seen["made twice"] = add(first)

page, pass1 = ticket()
honest = show(device, page)
seen["wrong signature"] = enter(forged(honest, "signature", lambda b: b[:-1] + bytes([b[-1] ^ 1])), pass1)
seen["other data"] = enter(forged(honest, "authenticatorData", lambda b: b[:32] + b"\x05" + b[33:]), pass1)
seen["other person"] = enter(forged(honest, "userHandle", lambda b: b"y" * 16), pass1)
seen["of no ticket"] = enter(honest, "0" * 52)
seen["in the place of a password"] = enter(honest)
seen["after the password"] = enter(honest, pass1)
page, pass2 = ticket()
seen["shown again"] = enter(honest, pass2)
device.sign_count = 0
seen["a copy that counts less"] = enter(show(device, page), pass2)
device.sign_count = 10
_, page, _ = ask("GET", "/sign-in")
seen["alone, without knowing who"] = enter(show(device, page))
page, pass3 = ticket()
seen["for another origin"] = enter(show(device, page, origin="http://localhost:1"), pass3)
seen["after the password, later"] = enter(show(device, page), pass3)
print(json.dumps(seen))
