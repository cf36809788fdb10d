"""Opens each page of a server of this machine in one real browser, light and dark, wide and narrow, with script and without, and says
what is wrong with it.

Usage: sweep.py PORT COOKIE [FOLDER], with JSON on standard input: {"paths": [...], "refused": [...], "moved": [...], "templates": [...],
"press": [[path, selector, {field: text}, marked], ...]}.
Each path is opened, and answered where it is, unless it is to be refused or leads elsewhere; then, for each template of an address that none of them is of, the first link of the pages seen so far that leads
to one; and before all of it what pressing a button of a page shows, with what was typed: the marked field, where there is one, says
what is wrong with it. With a folder, pictures go there.
Prints JSON: pages opened, templates nothing led to, the most that a first load transferred and, for each thing wrong, where and what:
violations of WCAG 2.2 A and AA that axe-core finds, errors of scripts, what the content policy had to stop, requests to other hosts,
answers over 499, what is wider than a telephone, more than one primary button, a first load over 150 kB, and pages that without script
lack their heading, their menu or their content.
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


# More than this is not transferred before a page is there.
MOST = 150_000
PRIMARY = """() => [...document.querySelectorAll('main .button.primary')].filter((e) => e.offsetWidth).slice(1).map((e) => e.innerText)"""
LINKS = """() => [...document.querySelectorAll('a[href]:not([download])')].map((e) => e.getAttribute('href'))"""


class Templates:
    """Which template of an address a path is of: the one with the fewest parts left open."""

    def __init__(self, templates):
        self.known = sorted(templates, key=lambda one: one.count(":"))
        self.patterns = [(one, re.compile(re.sub(r":[a-z]+", "[^/]+", one) + "$")) for one in self.known]

    def of(self, path):
        plain = path.split("?")[0].split("#")[0]
        return next((one for one, pattern in self.patterns if pattern.match(plain)), None)


class Browser:
    def __init__(self, play, refused, moved):
        self.refused, self.moved = refused, moved
        self.chromium = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        self.wrong, self.elsewhere, self.said, self.links = [], [], [], []
        self.opened, self.most, self.loaded, self.axe = 0, [0, ""], 0, Axe()
        self.documents = set()
        # Colours that fade from one scheme to the other would be measured half way.
        context = self.context(reduced_motion="reduce", locale="fr-FR")
        context.add_init_script(WATCH)
        self.page = page = context.new_page()
        page.on("pageerror", lambda error: self.said.append(f"script: {error}"))
        # A page that is itself a refusal says so in the console too.
        page.on(
            "console",
            lambda line: self.said.append(f"console: {line.text}")
            if line.type == "error" and "Failed to load resource" not in line.text else None)
        page.on("request", self.asked)
        wire = context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.responseReceived", self.answered)
        wire.on("Network.loadingFinished", self.finished)
        self.plain = self.context(java_script_enabled=False).new_page()

    def context(self, **options):
        context = self.chromium.new_context(viewport={"width": 1440, "height": 900}, **options)
        context.set_default_timeout(120_000)
        if COOKIE != "-":
            name, value = COOKIE.split("=", 1)
            context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        return context

    def asked(self, request):
        if not request.url.startswith((ORIGIN, "data:", "blob:", "about:", "chrome")):
            self.elsewhere.append(request.url)

    def answered(self, event):
        # A frame reads its document when it comes to it, before or after the page is there: it is of no first load.
        if event["response"]["mimeType"] == "application/pdf":
            self.documents.add(event["requestId"])

    def finished(self, event):
        if event["requestId"] not in self.documents:
            self.loaded += event["encodedDataLength"]

    def open(self, path):
        page = self.page
        self.said.clear()
        self.loaded = 0
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="light")
        answer = page.goto(ORIGIN + path, wait_until="load")
        if answer and (answer.status >= 400) != (path in self.refused):
            self.wrong.append(f"{path}: answered {answer.status}")
        if (page.url.removeprefix(ORIGIN).split("#")[0] != path.split("#")[0]) != (path in self.moved):
            self.wrong.append(f"{path}: is at {page.url.removeprefix(ORIGIN)}")
        if self.loaded > MOST:
            self.wrong.append(f"{path}: its first load transfers {self.loaded} bytes")
        self.most = max(self.most, [self.loaded, path])
        self.links += page.evaluate(LINKS)
        self.look(path)
        self.read(path, answer)

    def press(self, path, selector, typed, marked):
        page = self.page
        self.said.clear()
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(ORIGIN + path, wait_until="load")
        page.evaluate("() => { for (const e of document.querySelectorAll('details')) e.open = true }")
        page.evaluate("() => { for (const e of document.forms) e.noValidate = true }")
        for field, text in typed.items():
            if page.locator(field).first.get_attribute("type") in ("checkbox", "radio"):
                page.locator(field).first.check()
            else:
                page.locator(field).first.fill(text)
        with page.expect_navigation(wait_until="load"):
            page.locator(selector).first.click()
        if marked:
            self.refused_at(f"{path}: {marked}", page.locator(marked).first, typed[marked])
        self.look(f"{path} {selector} {' '.join(typed.values())}")

    def refused_at(self, where, field, text):
        """What is wrong stands at its field, with what was typed still in it."""
        said = f"{field.get_attribute('name')}-error"
        if field.get_attribute("aria-invalid") != "true":
            self.wrong.append(f"{where}: is not marked")
        if said not in (field.get_attribute("aria-describedby") or "").split():
            self.wrong.append(f"{where}: does not say what is wrong with it")
        elif not self.page.locator(f"[id='{said}']").is_visible():
            self.wrong.append(f"{where}: what is wrong with it cannot be seen")
        if field.input_value() != text:
            self.wrong.append(f"{where}: lost what was typed")

    def look(self, path):
        page, wrong = self.page, self.wrong
        self.opened += 1
        wrong += [f"{path}: a further primary button: {text}" for text in page.evaluate(PRIMARY)]
        page.evaluate("() => { for (const e of document.querySelectorAll('details')) e.open = true }")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            self.judge(path, scheme)
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
        self.judge(path, "narrow")
        wrong += [f"{path}: policy: {what}" for what in page.evaluate("() => window.stopped")]
        wrong += [f"{path}: {what}" for what in self.said]

    def judge(self, path, how):
        for found in self.axe.run(self.page, options=RULES).response["violations"]:
            for node in found["nodes"][:3]:
                self.wrong.append(f"{path}: {how}: {found['id']}: {node['html'][:160]}")

    def menu(self, path):
        """The menu of a telephone, and the palette, while they are open."""
        page = self.page
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(ORIGIN + path, wait_until="load")
        page.click(".menu-button")
        self.judge(f"{path} menu", "narrow")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.wait_for_selector("dialog[open] [role=option]")
        self.judge(f"{path} palette", "narrow")

    def read(self, path, answer):
        """The same page without script: what it is about, its text, and for whoever is inside the way to every other."""
        page = self.plain
        page.goto(ORIGIN + path, wait_until="load")
        if page.locator("main h1").count() != 1 or not page.locator("main h1").is_visible():
            self.wrong.append(f"{path}: without script: {page.locator('main h1').count()} headings")
        if len(page.locator("main").inner_text()) < 40:
            self.wrong.append(f"{path}: without script: hardly a word")
        inside = answer and answer.ok and self.page.locator(".menu").count()
        if inside and not page.locator(".menu a.home").is_visible():
            self.wrong.append(f"{path}: without script: no menu")


def main():
    wanted = json.load(sys.stdin)
    templates = Templates(wanted.get("templates", []))
    with sync_playwright() as play:
        browser = Browser(play, wanted.get("refused", []), wanted.get("moved", []))
        # First, for a session is proven for a while only.
        for path, selector, typed, marked in wanted.get("press", []):
            browser.press(path, selector, typed, marked)
        for path in wanted["paths"]:
            browser.open(path)
        missing = set(templates.known) - {templates.of(path) for path in wanted["paths"]}
        # What a page that is found so leads to may be of a template too.
        while link := next((one for one in browser.links if one.startswith("/") and "lang=" not in one and templates.of(one) in missing), None):
            missing.discard(templates.of(link))
            browser.open(link)
        if COOKIE != "-":
            browser.menu("/")
        browser.chromium.close()
    print(json.dumps({
        "opened": browser.opened, "missing": sorted(missing), "most": browser.most[0], "heaviest": browser.most[1],
        "wrong": browser.wrong, "elsewhere": browser.elsewhere[:20]}, ensure_ascii=False))


main()
