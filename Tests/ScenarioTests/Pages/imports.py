"""From a shop's file to a customer's answer: upload, preview with what is wrong, mend, issue all, the mail, the customer's telephone.

Usage: imports.py PORT COOKIE FILE MAILS [FOLDER]: FILE is the order file, MAILS the folder the mail server puts what it takes into;
with a folder, pictures go there. Prints JSON: what is wrong, and what was seen on the way.
"""

import json
import pathlib
import re
import sys
import time

from playwright.sync_api import TimeoutError, sync_playwright

from story import Story

PORT, COOKIE, FILE, MAILS = int(sys.argv[1]), sys.argv[2], sys.argv[3], pathlib.Path(sys.argv[4])
FOLDER = sys.argv[5] if len(sys.argv) > 5 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
CSV = """Commande;Date;Article;Qté;Prix;Client;Adresse;Code postal;Ville;Remarque
c-1;01/12/2025;Lampe;2;12,00;Zoé Roux;1 rue X;75001;Paris;
c-2;13/12/2025;Abat-jour en papier de riz;1;1 206,00;Max Petit;2 rue Y;69001;Lyon;Merci
"""


def upload(story, owner):
    page = owner.page
    owner.go("/imports/new?lang=fr")
    owner.look("1-upload")
    page.set_input_files("#orders", FILE)
    owner.press("main form .button.primary")
    story.told["preview"] = page.url.removeprefix(ORIGIN)
    story.expect("the preview names no refusal", page.locator("#refusals").count() == 1)
    owner.look("2-preview")
    return page.url


def connect(story, owner):
    """Another shop's CSV: what its columns mean is asked once."""
    page = owner.page
    owner.go("/imports/new?lang=fr")
    page.set_input_files("#orders", files=[{"name": "boutique.csv", "mimeType": "text/csv", "buffer": CSV.encode()}])
    owner.press("main form .button.primary")
    story.expect("the columns are not asked for", page.url.endswith("/columns"))
    story.expect("the price is not proposed", page.input_value("#column-unitPrice") == "4")
    owner.look("columns", widths=(1440, 1024, 390))
    owner.press("main form .button.primary")
    story.expect("a basis of prices was guessed", page.locator("#prices[aria-invalid]").count() == 1)
    owner.look("columns-refused")
    page.check("input[name=prices][value=with-tax]")
    page.fill("#source", "boutique")
    owner.press("main form .button.primary")
    story.expect("the preview does not follow", page.locator("form[action*='/issuance'] button").count() == 1)
    owner.look("columns-preview")


def issue(story, owner, preview):
    page = owner.page
    owner.press("form[action*='/issuance'] button")
    # Meanwhile on another page, the header says how far it is.
    owner.go("/customers")
    seen = page.evaluate("() => document.getElementById('work').hidden") is False
    # What is over before another page looks is said by none: that is no fault.
    runs = page.evaluate("async () => (await (await fetch('/attention.json')).json()).work.some((one) => !one.finished)")
    for _ in range(3_000 if seen or runs else 0):
        page.wait_for_timeout(100)
        seen = seen or page.evaluate("() => !document.getElementById('work').hidden")
        if page.locator(".work-row.over").count():
            break
    story.told["progress seen"] = seen or not runs
    if page.locator(".work-row.over").count():
        owner.look("3-work")
        story.told["work"] = page.text_content(".work-row.over .quiet")
        page.click(".work-row.over button")
        story.expect("what is over cannot be put away", page.evaluate("() => document.getElementById('work').hidden"))
    page.goto(preview)
    # The page reads itself again once all is issued, and has its figures then.
    page.wait_for_selector("main dl.figures", timeout=300_000)
    page.wait_for_load_state("load")
    owner.look("4-issued")


def mend(story, owner):
    """What was refused is mended on the page of the shield and issued by hand."""
    page = owner.page
    owner.go("/shield")
    owner.look("5-shield")
    button = page.locator("form[action='/shield/mends'] button")
    story.expect("nothing can be mended", button.count() > 0)
    if not button.count():
        return
    form = page.locator("form[action='/shield/mends']").first
    if form.locator("input[name=by]").count():
        form.locator("input[name=by]").fill("Marie")
    owner.press("form[action='/shield/mends'] button")
    story.told["mended"] = page.url.removeprefix(ORIGIN).split("?")[0]
    owner.look("6-mended")
    if page.locator("form[action*='/issuance'] button").count():
        owner.press("form[action*='/issuance'] button")


def send(story, owner):
    page = owner.page
    owner.go("/invoices")
    page.locator("main table.list tbody a").first.click()
    page.wait_for_load_state("load")
    invoice = page.url.removeprefix(ORIGIN).split("?")[0]
    answer = page.request.get(ORIGIN + invoice + ".pdf")
    story.expect("the PDF", answer.ok and answer.body().startswith(b"%PDF-"))
    owner.go(invoice + "/email")
    story.expect("the mail shows no link", "/portal/…" in page.text_content("main"))
    owner.look("7-mail")
    owner.press("main form .button.primary")
    if page.locator("input[name=confirm]").count():
        owner.press("main form .button.primary")
    return invoice


def mailed():
    """The link in the first mail, once half a minute is over."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        for file in sorted(MAILS.glob("*.json")):
            mail = json.loads(file.read_text())
            texts = [part.get("text") or "" for part in mail["parts"]]
            found = re.search(r"https://[^/\s]+(/portal/[0-9a-z]+)", " ".join(texts))
            if found:
                return found.group(1), any(part["type"] == "text/html" for part in mail["parts"])
        time.sleep(0.1)
    return None, False


def customer(story, path):
    guest = story.person("customer", width=390)
    page = guest.page
    guest.go(path)
    guest.look("8-portal", widths=(390, 1440))
    page.locator("#questions summary").click()
    page.check("input[name=kind][value=dispute]")
    page.fill("textarea[name=message]", "Il manque une lampe.")
    guest.press("#questions form button")
    story.expect("the customer does not read their own words", "Il manque une lampe." in page.text_content("main"))
    guest.look("9-disputed", widths=(390,))
    return guest


def answer(story, owner, invoice, guest):
    page = owner.page
    # The bell says it without the page being opened anew.
    try:
        page.wait_for_selector(".bell.urgent")
    except TimeoutError:
        story.expect("the bell does not say that a document is disputed", False)
    # It may be urgent for something else before, and what it lists is remembered for a moment.
    for number in range(30):
        if number:
            page.keyboard.press("Escape")
            page.wait_for_timeout(2_000)
        page.click("#bell")
        page.wait_for_selector(".pop:popover-open")
        if "contesté" in page.text_content(".pop"):
            break
    owner.look("10-bell")
    story.expect("the bell does not name it", "contesté" in page.text_content(".pop"))
    page.keyboard.press("Escape")
    story.expect("Escape leaves the bell open", page.locator(".pop:popover-open").count() == 0)
    # By way of another page: the same address with a fragment would not be read anew.
    owner.go("/invoices")
    owner.go(invoice + "#portal")
    page.fill("textarea[name=answer]", "Elle part demain.")
    owner.press("form[action$='/answer'] button")
    story.expect("the history has no answer", page.locator(".timeline", has_text="Elle part demain.").count() > 0)
    owner.look("11-answered")
    guest.page.reload(wait_until="load")
    story.expect("the customer reads no answer", "Elle part demain." in guest.page.text_content("main"))
    guest.look("12-answer", widths=(390,))


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        story = Story(browser, ORIGIN, FOLDER)
        owner = story.person("owner", COOKIE)
        try:
            connect(story, owner)
            preview = upload(story, owner)
            issue(story, owner, preview)
            mend(story, owner)
            invoice = send(story, owner)
            path, has_html = mailed()
            story.expect("no mail came with a link", path is not None)
            story.expect("the mail has no HTML", has_html)
            if path:
                guest = customer(story, path)
                answer(story, owner, invoice, guest)
        except Exception as error:
            story.wrong.append(f"{type(error).__name__}: {error} at {owner.page.url}")
            if FOLDER:
                owner.page.screenshot(path=f"{FOLDER}/error.png", full_page=True)
        browser.close()
        story.end()


main()
