"""Floods a server of this machine in one way, asks it for something ordinary meanwhile, and says how that went.

Usage: flood.py WAY PORT KEY SECONDS. It speaks to 127.0.0.1 alone, from many of its addresses, and ends by itself.
Prints one line of JSON: what was tried and answered, and how many of the ordinary requests were served.
"""

import asyncio
import json
import random
import sys
import time

WAY, PORT, KEY, SECONDS = sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4])
END = time.monotonic() + SECONDS
tally = {"tried": 0, "answers": {}, "served": 0, "unserved": []}


def address(number):
    """Whoever attacks has many addresses: all of 127/8 is this machine."""
    return f"127.0.{number // 250 % 250}.{number % 250 + 2}"


async def connect(number):
    return await asyncio.open_connection("127.0.0.1", PORT, local_addr=(address(number), 0))


def note(answer):
    status = answer.split(b" ")[1].decode() if answer.startswith(b"HTTP/1.1 ") else "none"
    tally["answers"][status] = tally["answers"].get(status, 0) + 1


def head(path, *more, method="POST"):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def sign_in(number):
    """Passwords guessed at, over and over."""
    while time.monotonic() < END:
        try:
            await guess(*await connect(number))
        except (ConnectionError, asyncio.IncompleteReadError):
            # On a busy machine nothing may be said for longer than the server has patience.
            await asyncio.sleep(0.1)


async def guess(reader, writer):
    try:
        for _ in range(50):
            if time.monotonic() > END:
                break
            body = f"email=user{random.randrange(10**6)}@example.fr&password=" + "x" * 200
            writer.write(
                head(
                    "/sign-in", "Content-Type: application/x-www-form-urlencoded",
                    f"Content-Length: {len(body)}",
                ) + body.encode())
            await writer.drain()
            answer = await reader.readuntil(b"\r\n\r\n")
            note(answer)
            tally["tried"] += 1
            length = int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            await reader.readexactly(length)
    finally:
        writer.close()


async def headers(number):
    """A hundred thousand headers, and one that does not end."""
    while time.monotonic() < END:
        reader, writer = await connect(number)
        tally["tried"] += 1
        try:
            writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            if number % 2:
                writer.write(b"".join(b"x-%d: y\r\n" % n for n in range(100_000)) + b"\r\n")
            else:
                writer.write(b"x: ")
                for _ in range(200):
                    writer.write(b"y" * 500_000)
                    await writer.drain()
            await writer.drain()
            note(await reader.read(100))
        except ConnectionError:
            note(b"")
        writer.close()


async def slow(number):
    """A byte a second: of the head, of the body, and of what is read."""
    reader, writer = await connect(number)
    tally["tried"] += 1
    kind = number % 3
    if kind == 0:
        text = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nx: "
    elif kind == 1:
        text = head("/sign-in", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 9000")
    else:
        text = head("/v1/openapi.json", method="GET") * 40
    writer.write(text)
    while time.monotonic() < END:
        await asyncio.sleep(1)
        try:
            if kind == 2:
                await asyncio.wait_for(reader.read(1), 5)
            else:
                writer.write(b"x")
                await writer.drain()
        except (ConnectionError, TimeoutError, asyncio.TimeoutError):
            break
    writer.close()


async def bodies(number):
    """Two gigabytes: announced, in chunks, in chunks by a program that may send some."""
    while time.monotonic() < END:
        reader, writer = await connect(number)
        tally["tried"] += 1
        kind = number % 4
        keyed = f"Authorization: Bearer {KEY}"
        form = "Content-Type: multipart/form-data; boundary=b"
        path, *more = [
            ("/sign-in", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 2147483648"),
            ("/sign-in", "Content-Type: application/x-www-form-urlencoded", "Transfer-Encoding: chunked"),
            ("/v1/orders", keyed, "Content-Type: application/json", "Transfer-Encoding: chunked"),
            ("/imports", keyed, form, "Transfer-Encoding: chunked"),
        ][kind]
        writer.write(head(path, *more))
        block = b"x" * 65536
        chunk = block if kind == 0 else b"10000\r\n" + block + b"\r\n"

        async def pour():
            for _ in range(2**31 // len(block)):
                writer.write(chunk)
                await writer.drain()
                if time.monotonic() > END:
                    break

        pouring = asyncio.create_task(pour())
        try:
            note(await asyncio.wait_for(reader.read(100), max(1, END - time.monotonic())))
            # On with it, as if nothing had been said.
            await pouring
        except (ConnectionError, asyncio.TimeoutError):
            pass
        pouring.cancel()
        writer.transport.abort()


async def idle(number):
    """Connections that say nothing, or nothing more."""
    connections = []
    while time.monotonic() < END and len(connections) < 100:
        try:
            reader, writer = await connect(number if number % 2 else 0)
            connections.append(writer)
            tally["tried"] += 1
            if len(connections) % 2:
                writer.write(head("/sign-in", method="GET"))
        except OSError:
            break
    await asyncio.sleep(max(0, END - time.monotonic()))
    for writer in connections:
        writer.transport.abort()


async def others():
    """Somebody with ordinary wishes, from an address of their own, on a new connection each time."""
    while time.monotonic() < END:
        try:
            async with asyncio.timeout(60):
                reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
                writer.write(head("/v1/invoices", f"Authorization: Bearer {KEY}", "Connection: close", method="GET"))
                answer = await reader.read(12)
                writer.close()
            if answer == b"HTTP/1.1 200":
                tally["served"] += 1
            else:
                tally["unserved"].append(repr(answer))
        except (OSError, TimeoutError) as error:
            tally["unserved"].append(repr(error))
        await asyncio.sleep(0.2)


async def main():
    way = {"sign-in": sign_in, "headers": headers, "slow": slow, "bodies": bodies, "idle": idle}[WAY]
    count = {"sign-in": 60, "headers": 10, "slow": 600, "bodies": 12, "idle": 100}[WAY]
    attack = [asyncio.create_task(way(number)) for number in range(1, count + 1)]
    await others()
    done, late = await asyncio.wait(attack, timeout=60)
    for task in late:
        task.cancel()
    tally["faults"] = sorted({repr(t.exception()) for t in done if not t.cancelled() and t.exception()})[:5]
    tally["unserved"] = tally["unserved"][:5]
    print(json.dumps(tally))


asyncio.run(main())
