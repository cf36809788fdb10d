"""From an empty installation to its first invoice, in one real browser, and says what went wrong and how long it took.

Usage: welcome.py PORT CLAIM script|plain [FOLDER]; CLAIM is the path of the link to the first account, FOLDER is for pictures. Prints
JSON: what is wrong, the title of the invoice's page and its path, seconds on the way without looking at pages, what was typed and pressed.
"""

import json
import sys
import time

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, sync_playwright

from watch import watch

PORT, CLAIM, HAS_SCRIPT = int(sys.argv[1]), sys.argv[2], sys.argv[3] == "script"
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
wrong = []


class Way:
    """One person's way through the pages; what looking costs is not theirs."""

    def __init__(self, page):
        self.page, self.axe = page, Axe()
        self.typed = self.pressed = 0
        self.looking, self.began = 0.0, time.monotonic()

    def fill(self, selector, text):
        self.page.fill(selector, text)
        self.typed += len(text)

    def press(self, selector):
        self.page.click(selector)
        self.page.wait_for_load_state("load")
        self.pressed += 1

    def look(self, name):
        since = time.monotonic()
        for width in (1440, 1024, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)
                if HAS_SCRIPT and width != 1024:
                    for found in self.axe.run(self.page, options=TAGS).response["violations"]:
                        wrong.append(f"{name} {width} {scheme}: {found['id']}: {found['nodes'][0]['html'][:200]}")
                if FOLDER:
                    self.page.screenshot(path=f"{FOLDER}/{name}-{width}-{scheme}.png", full_page=True)
            if HAS_SCRIPT and self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append(f"{name}: wider than {width}")
        self.page.set_viewport_size({"width": 1440, "height": 900})
        self.page.emulate_media(color_scheme="light")
        self.looking += time.monotonic() - since

    @property
    def seconds(self):
        return time.monotonic() - self.began - self.looking


def expect(what, is_so):
    if not is_so:
        wrong.append(what)


PROCEED = "main form .button.primary"


def claim(way):
    way.page.goto(f"{ORIGIN}{CLAIM}?lang=fr")
    way.look("0-claim")
    way.fill("#email", "marie@atelier.fr")
    way.fill("#name", "Marie")
    way.fill("#password", "le chat dort sur la table")
    way.press(PROCEED)


def company(way):
    page = way.page
    expect(f"the claim leads to {page.url}", page.url.endswith("/welcome/identity"))
    way.fill("#siren", "404 833 049")
    way.press(PROCEED)
    expect("a wrong SIREN is not said in its place", page.locator("#siren-error").count() == 1)
    way.look("1-identity-wrong")
    way.fill("#siren", "404 833 048")
    way.press(PROCEED)
    # A register answers in time or is gone past: who waits for it asks again.
    for _ in range(10):
        if page.input_value("#name"):
            break
        page.goto(f"{ORIGIN}/welcome/identity")
        page.fill("#siren", "404 833 048")
        way.press(PROCEED)
    expect("the register filled nothing in", page.input_value("#name") == "HOTEL DU PARC")
    way.look("2-company")
    way.fill("#capital", "dix mille")
    way.fill("#email", "contact@")
    way.press(PROCEED)
    expect("not all at once", page.locator("main .error").count() == 2)
    way.look("2-company-wrong")
    way.fill("#capital", "10 000")
    way.fill("#register", "Nantes")
    way.fill("#email", "contact@parc.example")
    way.press(PROCEED)
    expect(f"after the company: {page.url}", page.url.endswith("/welcome/numbering"))
    way.fill("#wordmark", "Le Parc")
    way.press("button[value=preview]")
    expect("the preview is not drawn anew", "Le Parc" in (page.text_content(".head-sketch") or ""))
    way.look("3-numbering")
    page.press("#invoiceNumbers", "Enter")
    page.wait_for_load_state("load")
    expect(f"Enter does not go on: {page.url}", page.url.endswith("/welcome/payment"))
    way.look("4-payment")
    way.fill("#iban", "FR76 3000 6000 0112 3456 7890 189")
    way.press(PROCEED)
    expect(f"after the payment: {page.url}", page.url.endswith("/welcome/review"))
    way.look("5-review")
    way.press(PROCEED)


def invoice(way):
    page = way.page
    expect(f"the company leads to {page.url}", page.url == f"{ORIGIN}/")
    way.look("6-dashboard")
    way.press(".setup a[href='/invoices/new']")
    for name, value in {
        "name": "Atelier Lumière", "siren": "732829320", "line1": "12 rue des Lilas", "postCode": "69003", "city": "Lyon",
    }.items():
        way.fill(f"#{name}", value)
    if page.input_value("#country") != "FR":
        way.fill("#country", "FR")
    page.locator("[name=line-name]").first.fill("Nuit en chambre double")
    page.locator("[name=line-quantity]").first.fill("2")
    page.locator("[name=line-price]").first.fill("89")
    way.typed += 26
    way.press("form#editor aside button[value=issue]")
    # The script keeps first what is just being kept, and sends the form then.
    try:
        page.wait_for_url("**/invoices/inv_*")
    except TimeoutError:
        pass
    if "/invoices/inv_" not in page.url:
        wrong.append(f"not ready: {page.text_content('#summary')[:400]}")
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/error.png", full_page=True)
    way.press("form[action$='/issuance'] button")
    return page.text_content("h1"), page.url.removeprefix(ORIGIN).split("?")[0]


def main():
    title = path = None
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, reduced_motion="reduce", java_script_enabled=HAS_SCRIPT)
        context.set_default_timeout(120_000)
        page = context.new_page()
        watch(context, ORIGIN, wrong)
        way = Way(page)
        try:
            claim(way)
            company(way)
            title, path = invoice(way)
            seconds = way.seconds
            way.look("7-invoice")
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error} at {page.url}")
            seconds = way.seconds
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/error.png", full_page=True)
        browser.close()
    print(json.dumps(
        {"wrong": wrong, "title": title, "path": path, "seconds": round(seconds, 1), "typed": way.typed, "pressed": way.pressed},
        ensure_ascii=False))


main()
