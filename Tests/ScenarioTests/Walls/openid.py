"""Signs in at a provider written by others (oidc-provider-mock) as people do, honest and not, on a server of this machine.

Usage: openid.py PORT PROVIDER COOKIE. Prints JSON: the status and place of each try.
"""

import http.client
import json
import sys
from urllib.parse import parse_qs, urlencode, urlsplit

PORT, PROVIDER, COOKIE = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
seen = {}


def ask(port, method, path, cookie="", fields=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Host": f"localhost:{port}", "Accept-Language": "en"}
    if cookie:
        headers["Cookie"] = cookie
    if fields is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
    answer = connection.getresponse()
    cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    return answer.status, answer.getheader("location") or "", cookies, answer.read().decode()


def begin(path="/sign-in/oidc", cookie=""):
    status, place, cookies, text = ask(PORT, "GET", path, cookie)
    assert status == 303, (status, text)
    return place, cookies[0]


def at_provider(place, sub):
    parts = urlsplit(place)
    status, back, _, text = ask(PROVIDER, "POST", f"{parts.path}?{parts.query}", fields={"sub": sub})
    assert status in (302, 303), (status, text)
    parts = urlsplit(back)
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}


def finish(path, query, cookie):
    status, place, cookies, text = ask(PORT, "GET", f"{path}?{urlencode(query)}", cookie)
    return f"{status} {place}".strip(), [c for c in cookies if "session" in c and not c.endswith("=")]


def whole(sub, start="/sign-in/oidc?next=%2Fledger", session=""):
    place, cookie = begin(start, session)
    path, query = at_provider(place, sub)
    return finish(path, query, "; ".join(filter(None, [cookie, session])))


place, _ = begin()
asked = {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}
seen["asked"] = " ".join(sorted(asked))
seen["pkce"] = asked["code_challenge_method"]
seen["not linked"] = whole("sub-marie")[0]
seen["linking"] = whole("sub-marie", "/account/oidc", COOKIE)[0]
seen["linking without a session"] = ask(PORT, "GET", "/account/oidc")[1].split("?")[0]
result, sessions = whole("sub-marie")
seen["linked"] = result
seen["session"] = str(ask(PORT, "GET", "/account", sessions[0])[0]) if sessions else "none"
seen["somebody else"] = whole("sub-eve")[0]

place, cookie = begin()
path, query = at_provider(place, "sub-marie")
seen["another browser"] = finish(path, query, "")[0]
seen["another state"] = finish(path, {**query, "state": "x" * 43}, cookie)[0]
other_place, other = begin()
seen["another try's cookie"] = finish(path, query, other)[0]
seen["another code"] = finish(path, {**query, "code": "x"}, cookie)[0]
# The code of one try with the cookie of another: the verifier or the nonce does not fit.
_, later = at_provider(other_place, "sub-marie")
seen["another try's code"] = finish(path, {"state": query["state"], "code": later["code"]}, cookie)[0]
seen["refused there"] = finish(path, {"state": query["state"], "error": "access_denied"}, cookie)[0]
print(json.dumps(seen))
