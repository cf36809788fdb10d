"""Does without any script what people do most: a file, an invoice by hand, an issue, a payment, a credit note, a setting, a search, a question,
the way in and out.

Usage: plain.py PORT COOKIE ORDERS DRAFT PORTAL PASSWORD [FOLDER]: ORDERS is a file, DRAFT the path of a draft, PORTAL that of a
customer's link, PASSWORD is Marie's; with a folder, pictures go there. Prints JSON: what is wrong.
"""

import json
import sys

from playwright.sync_api import sync_playwright

from watch import watch

PORT, COOKIE, ORDERS, DRAFT, PORTAL, PASSWORD = int(sys.argv[1]), *sys.argv[2:7]
FOLDER = sys.argv[7] if len(sys.argv) > 7 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
wrong = []


def expect(what, is_so):
    if not is_so:
        wrong.append(what)


class Reader:
    def __init__(self, browser, cookie=None, width=1024):
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
        context.set_default_timeout(120_000)
        watch(context, ORIGIN, wrong)
        if cookie:
            name, value = cookie.split("=", 1)
            context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        self.page = context.new_page()

    def go(self, path):
        self.page.goto(ORIGIN + path, wait_until="load")

    def press(self, selector):
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(selector).first.click()

    def says(self, text):
        return text in self.page.locator("body").inner_text().replace("\xa0", " ").replace("\u202f", " ")

    def picture(self, name):
        if FOLDER:
            self.page.screenshot(path=f"{FOLDER}/plain-{name}.png", full_page=True)


def imports(me):
    me.go("/imports/new")
    me.page.set_input_files("input[type=file] >> nth=0", ORDERS)
    me.press("main form .button.primary")
    me.picture("preview")
    me.press("main form .button.primary")
    # The page reads itself again while it goes on, and has its figures then.
    me.page.wait_for_selector("main dl.figures", timeout=300_000)
    me.page.wait_for_load_state("load")
    me.picture("imported")
    me.go("/invoices?q=w-2")
    expect("the file's orders are no invoices", me.page.locator("table.list tbody tr").count() == 1)


def by_hand(me):
    me.go("/invoices/new")
    for name, value in [
        ("name", "Hôtel du Parc"), ("siren", "404833048"), ("line1", "1 rue de la Paix"), ("postCode", "75002"), ("city", "Paris"),
        ("line-name", "Table"), ("line-quantity", "2"), ("line-price", "100"),
    ]:
        me.page.locator(f"main [name='{name}']").first.fill(value)
    me.press("main form button[value=issue]")
    me.picture("by-hand")
    expect("what was typed is no draft", me.page.locator("form[action$='/issuance'] button").count() > 0)


def issue_and_pay(me):
    me.go(DRAFT)
    me.press("form[action$='/issuance'] button")
    expect("the issue is not said", me.page.locator(".toast").is_visible())
    me.picture("issued")
    form = "form[action$='/payments']"
    if not me.page.locator(form).is_visible():
        me.page.locator("details", has=me.page.locator(form)).last.locator("summary").first.click()
    me.page.locator(f"{form} [name=amount]").fill("10")
    me.press(f"{form} button[type=submit]")
    expect("the payment is not said", me.page.locator(".toast").is_visible())
    expect("the payment is not there", me.says("10,00 €") or me.says("€10.00"))
    me.picture("paid")
    me.page.locator("#toasts").wait_for()
    expect("the message covers the page", me.page.locator("#toasts").bounding_box()["y"] < 300)


def credit(me):
    """The document that was issued and paid a part of is taken back."""
    me.go(DRAFT + "/credit-note")
    me.page.fill("#reason", "Retour")
    me.press("main form .button.primary")
    me.press("main form .button.primary")
    me.picture("credited")
    expect("no credit note", "A-" in me.page.locator("h1").inner_text())


def signs_in(browser):
    other = Reader(browser)
    other.go("/sign-in")
    other.page.fill("input[name=email]", "marie@atelier.fr")
    other.page.fill("input[name=password]", PASSWORD)
    other.press("main form button[type=submit]")
    expect("who signs in is not inside", other.page.locator(".menu a.home").is_visible())
    other.go("/account")
    other.press("form[action='/sign-out'] button")
    expect("who signs out is still inside", other.page.locator(".menu a.home").count() == 0)


def settings(me):
    me.go("/settings/company")
    me.page.locator("[name='/phone']").fill("01 23 45 67 89")
    me.press("main form .button.primary")
    me.picture("settings")
    me.go("/settings/company")
    expect("the setting is not kept", me.page.locator("[name='/phone']").input_value() == "01 23 45 67 89")


def search(me):
    me.go("/")
    me.page.locator("#quick-search").fill("parc")
    with me.page.expect_navigation(wait_until="load"):
        me.page.keyboard.press("Enter")
    expect("the search finds nothing", me.says("Hôtel du Parc"))
    me.go("/help")
    me.page.locator("main input[name=q]").fill("credit note")
    with me.page.expect_navigation(wait_until="load"):
        me.page.keyboard.press("Enter")
    expect("the help finds nothing", me.page.locator(".help-hits a").count() > 0)


def customer(browser):
    guest = Reader(browser, width=390)
    guest.go(PORTAL)
    guest.page.locator("#questions summary").click()
    guest.page.fill("textarea[name=message]", "Où en est ma lampe ?")
    guest.press("#questions form button")
    expect("the customer does not read their question", guest.says("Où en est ma lampe ?"))
    guest.picture("portal")


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        me = Reader(browser, COOKIE)
        imports(me)
        by_hand(me)
        issue_and_pay(me)
        credit(me)
        settings(me)
        search(me)
        customer(browser)
        signs_in(browser)
        browser.close()
    print(json.dumps({"wrong": wrong}, ensure_ascii=False))


main()
