"""Opens pages of a server of this machine in one real browser and says what ran there that should not have.

Usage: canaries.py PORT COOKIE MOST, with further paths to open on standard input, one a line. It follows the links it finds, to
MOST pages. Prints JSON: pages opened, what ran, and what no page may do: scripts that fail, what the content policy had to stop,
requests to another host.
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlparse

from playwright.sync_api import sync_playwright

# What is watched is the same as in the stories of the pages.
sys.path.append(str(Path(__file__).parents[1] / "Pages"))
from watch import watch

PORT, COOKIE, MOST = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ORIGIN = f"http://127.0.0.1:{PORT}"
WATCH = """
  window.ran = [];
  window.canary = (word) => { window.ran.push(String(word)) };
  document.addEventListener('securitypolicyviolation',
    (event) => window.ran.push('policy: ' + event.violatedDirective + ' ' + event.sample + ' ' + event.blockedURI));
"""


def pattern(url):
    """Pages of one kind are opened a few times, not hundreds."""
    parts = urlparse(url)
    words = [p if re.fullmatch(r"[a-z.-]*", p) else "*" for p in parts.path.split("/")]
    return "/".join(words), tuple(sorted(q.split("=")[0] for q in parts.query.split("&")))


def main():
    name, value = COOKIE.split("=", 1)
    waiting = [ORIGIN + "/"] + [ORIGIN + line.strip() for line in sys.stdin if line.strip()]
    asked = set(waiting)
    kinds, ran, opened, failed, wrong = {}, [], [], [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(user_agent="Mozilla/5.0 <img src=x onerror=canary('agent')>")
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        context.add_init_script(WATCH)
        watch(context, ORIGIN, wrong)
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append("dialog " + dialog.message), dialog.dismiss()))
        while waiting and len(opened) < MOST:
            url = waiting.pop(0)
            try:
                answer = page.goto(url, wait_until="load", timeout=120_000)
            except Exception as error:  # a download is no page
                if "ERR_ABORTED" not in str(error) and "Download" not in str(error):
                    failed.append(f"{url} {error}"[:300])
                continue
            opened.append(url)
            if answer and answer.status >= 500:
                failed.append(f"{url} {answer.status}")
            # Pointing, focusing and opening is what people do.
            page.evaluate(
                "() => { for (const e of document.querySelectorAll('details')) e.open = true;"
                " for (const e of document.querySelectorAll('*')) {"
                " for (const n of ['mouseover', 'focus', 'pointerenter', 'toggle']) e.dispatchEvent(new Event(n)) } }")
            ran += [f"{url}: {word}" for word in page.evaluate("() => window.ran || []")]
            bad = page.evaluate(
                "() => [...document.querySelectorAll('a[href], form[action], iframe, base, object, embed, script:not([src])')]"
                ".filter(e => e.tagName == 'A' || e.tagName == 'FORM'"
                " ? !/^https?:$/.test(new URL(e.getAttribute('href') || e.getAttribute('action') || '', location).protocol)"
                " && !/^(mailto|tel):/.test(e.getAttribute('href') || '') : e.tagName == 'IFRAME' ? e.hasAttribute('srcdoc') || !e.src.startsWith(location.origin + '/')"
                " : e.tagName != 'SCRIPT' || e.type != 'application/json')"
                ".map(e => e.outerHTML.slice(0, 200))")
            ran += [f"{url}: element {html}" for html in bad]
            for href in page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)"):
                href = urldefrag(urljoin(url, href))[0]
                if not href.startswith(ORIGIN) or href in asked or href.endswith((".pdf", ".xml", ".csv")):
                    continue
                kind = pattern(href)
                if kinds.get(kind, 0) >= 2:
                    continue
                kinds[kind] = kinds.get(kind, 0) + 1
                asked.add(href)
                waiting.append(href)
        browser.close()
    print(json.dumps({
        "opened": len(opened), "kinds": sorted({pattern(u)[0] for u in opened}), "ran": ran[:20],
        "wrong": wrong[:20], "failed": failed[:20],
    }))


main()
