"""Opens each page of a server of this machine in one real browser, light and dark, wide and narrow, and says what is wrong with it.

Usage: sweep.py PORT COOKIE [FOLDER], with the paths to open on standard input, one a line; with a folder, pictures go there.
Prints JSON: pages opened and, for each thing wrong, where and what: violations of WCAG 2.2 A and AA that axe-core finds, errors of
scripts, what the content policy had to stop, requests to other hosts, answers over 499, what is wider than a telephone.
"""

import json
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PORT, COOKIE = int(sys.argv[1]), sys.argv[2]
FOLDER = sys.argv[3] if len(sys.argv) > 3 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
WATCH = """
  window.stopped = [];
  document.addEventListener('securitypolicyviolation',
    (event) => window.stopped.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""
# What reaches beyond the right edge without being in something that scrolls of itself.
WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX) && p !== document.body) return true;
    return false };
  return [...document.querySelectorAll('main *, header *, footer *')]
    .filter((e) => e.getBoundingClientRect().right > room + 1 && !scrolls(e))
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120));
}"""

# A cell whose words are read letter by letter.
SQUEEZED = """() => [...document.querySelectorAll('main th, main td')].filter((e) => {
    if (!e.offsetWidth || e.classList.contains('hidden')) return false;
    const longest = Math.max(0, ...e.innerText.split(/[^\\p{L}\\p{N}]+/u).map((word) => word.length));
    return longest > 3 && e.clientWidth < 30;
  }).slice(0, 2).map((e) => e.outerHTML.slice(0, 100))"""


def main():
    paths = [line.strip() for line in sys.stdin if line.strip()]
    wrong, opened, elsewhere = [], 0, []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        # Colours that fade from one scheme to the other would be measured half way.
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        if COOKIE != "-":
            name, value = COOKIE.split("=", 1)
            context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        context.add_init_script(WATCH)
        page = context.new_page()
        said = []
        page.on("pageerror", lambda error: said.append(f"script: {error}"))
        # A page that is itself a refusal says so in the console too.
        page.on(
            "console",
            lambda line: said.append(f"console: {line.text}")
            if line.type == "error" and "Failed to load resource" not in line.text else None)
        page.on("request", lambda r: None if r.url.startswith((ORIGIN, "data:", "blob:", "about:", "chrome")) else elsewhere.append(r.url))
        axe = Axe()
        for path in paths:
            said.clear()
            page.set_viewport_size({"width": 1440, "height": 900})
            page.emulate_media(color_scheme="light")
            answer = page.goto(ORIGIN + path, wait_until="load", timeout=30_000)
            opened += 1
            if answer and answer.status >= 500 and "500" not in path:
                wrong.append(f"{path}: answered {answer.status}")
            page.evaluate("() => { for (const e of document.querySelectorAll('details')) e.open = true }")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for found in axe.run(page, options=RULES).response["violations"]:
                    for node in found["nodes"][:3]:
                        wrong.append(f"{path}: {scheme}: {found['id']}: {node['html'][:160]}")
            name = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"
            if FOLDER:
                page.evaluate("() => { for (const e of document.querySelectorAll('details')) e.open = false }")
                page.screenshot(path=f"{FOLDER}/{name}-dark.png")
                page.emulate_media(color_scheme="light")
                page.screenshot(path=f"{FOLDER}/{name}-1440.png")
            for width in (1024, 390):
                page.set_viewport_size({"width": width, "height": 844})
                wrong += [f"{path}: wider than {width}: {html}" for html in page.evaluate(WIDE)]
                wrong += [f"{path}: squeezed at {width}: {html}" for html in page.evaluate(SQUEEZED)]
                if FOLDER:
                    page.screenshot(path=f"{FOLDER}/{name}-{width}.png")
            wrong += [f"{path}: policy: {what}" for what in page.evaluate("() => window.stopped")]
            wrong += [f"{path}: {what}" for what in said]
        browser.close()
    print(json.dumps({"opened": opened, "wrong": wrong, "elsewhere": elsewhere[:20]}, ensure_ascii=False))


main()
