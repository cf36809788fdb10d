"""A product is made in the page and sold by the invoice form, in one real browser, and what went wrong is said.

Usage: catalogue.py PORT COOKIE [FOLDER]; with a folder, pictures go there. Prints JSON: what is wrong, the invoice's number and path, the
credit note's.
"""

import json
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, sync_playwright

from watch import watch

PORT, COOKIE = int(sys.argv[1]), sys.argv[2]
FOLDER = sys.argv[3] if len(sys.argv) > 3 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# A message goes after eight seconds, which may be over before anybody looks: on the first page of a product it stays until it is
# closed; on later ones nobody closes it, and it might lie over a button.
STAY = """if (location.pathname.startsWith('/products/prd_') && !sessionStorage.getItem('stayed')) {
  sessionStorage.setItem('stayed', 'once');
  const later = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => later(act, time === 8000 ? 600000 : time, ...rest);
}"""
wrong = []


def expect(what, is_so):
    if not is_so:
        wrong.append(what)


def look(page, axe, name):
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if width != 1024:
                for found in axe.run(page, options=TAGS).response["violations"]:
                    wrong.append(f"{name} {width} {scheme}: {found['id']}: {found['nodes'][0]['html'][:160]}")
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/{name}-{width}-{scheme}.png", full_page=True)
        expect(f"{name}: wider than {width}", page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")


def press(page, selector):
    page.click(selector)
    page.wait_for_load_state("load")


def text(page, selector):
    return (page.text_content(selector) or "").replace("\u202f", " ").replace("\u00a0", " ")


def filled(page, condition, arg=None):
    """Whether what a register says of the number comes: it answers in time or is gone past, and who waits for it asks again."""
    for _ in range(20):
        try:
            page.wait_for_function(condition, arg=arg, timeout=10_000)
            return True
        except TimeoutError:
            page.click("#fill")
    return False


def product(page, axe):
    """A product, with a mistake first, then changed, archived and restored."""
    page.add_init_script(STAY)
    page.goto(f"{ORIGIN}/products?lang=fr")
    look(page, axe, "products-empty")
    press(page, ".empty a[href$='/products/new']")
    page.fill("#sku", "B-12")
    page.fill("#unitPrice", "douze")
    press(page, "main form button.primary")
    expect("what is missing is not said in its place", page.locator("#name-error").count() == 1)
    expect("a wrong price is not said in its place", page.locator("#unitPrice-error").count() == 1)
    look(page, axe, "product-wrong")
    page.fill("#name", "Bougie parfumée « Figuier »")
    page.fill("#unitPrice", "12,50")
    page.fill("#vatRate", "20")
    page.select_option("#unit", "C62")
    page.fill("#detail", "Cire végétale, 180 g")
    press(page, "main form button.primary")
    expect(f"not made: {page.url}", "/products/prd_" in page.url and "told=" not in page.url)
    toast = page.locator(".toast")
    toast.wait_for()
    toast.locator("button").click()
    expect("a message stays that was closed", toast.count() == 0)
    expect("the focus is lost with the message", page.evaluate("document.activeElement.id") == "main")
    look(page, axe, "product")
    page.fill("#unitPrice", "12,80")
    press(page, "main form button.primary")
    expect("the price is not changed", page.input_value("#unitPrice") == "12,8" or page.input_value("#unitPrice") == "12,80")
    press(page, "form[action$='/archiving'] button")
    page.goto(f"{ORIGIN}/products?lang=fr")
    expect("an archived product is on sale", "Figuier" not in page.text_content("main"))
    page.goto(f"{ORIGIN}/products?state=archived&lang=fr")
    press(page, "td.what a")
    press(page, "form[action$='/restoration'] button")
    page.goto(f"{ORIGIN}/products?q=figu&lang=fr")
    expect("a product is not found by the beginning of a word", "Figuier" in page.text_content("main"))
    page.goto(f"{ORIGIN}/search?q=figu&lang=fr")
    expect("the search of everything does not find it", "Figuier" in page.text_content("main"))
    page.goto(f"{ORIGIN}/products?lang=fr")
    look(page, axe, "products")


def invoice(page, axe):
    """Who buys comes from a register, what from the catalogue; an article is put there on the way."""
    page.set_viewport_size({"width": 1800, "height": 1000})
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    page.type("#siren", "404833048")
    filled(page, "() => ['name', 'vatIdentifier'].every((one) => document.getElementById(one).value !== '')")
    expect("Sirene filled in no name", page.input_value("#name") == "HOTEL DU PARC")
    expect("Sirene filled in no address", page.input_value("#line1") != "" and page.input_value("#city") != "")
    expect("VIES filled in no VAT number", page.input_value("#vatIdentifier") == "FR83404833048")
    expect("nobody says where it is from", "registre" in text(page, "#siren-told"))
    first = page.locator("[name=line-name]").first
    with page.expect_response("**/typed-articles.json*"):
        first.type("bougie")
    page.wait_for_function("() => document.querySelector('#known-articles option')")
    first.fill("Bougie parfumée « Figuier »")
    row = page.locator("#lines tr").first
    expect("the price is not filled in", row.locator("[name=line-price]").input_value() in ("12,8", "12,80"))
    expect("the rate is not filled in", row.locator("[name=line-vat]").input_value() == "20")
    expect("the reference is not shown", row.locator("[name=line-sku]").input_value() == "B-12" and row.locator("[name=line-sku]").is_visible())
    row.locator("[name=line-quantity]").fill("10")
    second = page.locator("#lines tr").nth(1)
    second.locator("[name=line-name]").fill("Atelier de fabrication")
    second.locator("[name=line-quantity]").fill("2")
    second.locator("[name=line-unit]").fill("heure (HUR)")
    second.locator("[name=line-price]").fill("60")
    second.locator("[name=line-vat]").fill("20")
    second.locator("[name=line-nature]").select_option("services")
    page.fill("#shipping", "9,90")
    page.fill("#discount", "10 %")
    # 128 + 120 = 248; less 24.80, and 9.90 of shipping: 233.10, and 20 %.
    page.wait_for_function(
        "() => document.getElementById('gross')?.textContent.replace(/\\s/g, ' ') === '279,72 €'")
    page.wait_for_selector("#paper iframe")
    if FOLDER:
        page.wait_for_timeout(800)
        page.screenshot(path=f"{FOLDER}/editor-1800-light.png", full_page=True)
    look(page, axe, "editor")
    # What is just being kept, for a field was left by the click, comes before the form is sent: the page may be the same for a while.
    page.click("#summary button[value^='catalogue:']")
    page.wait_for_selector(".notice.good")
    page.wait_for_load_state("load")
    expect("the article is not in the catalogue", "Atelier" in text(page, ".notice.good"))
    expect("a unit is a code again", page.locator("[name=line-unit]").nth(1).input_value() == "heure (HUR)")
    expect("it is offered once more", page.locator("#summary button[value^='catalogue:']").count() == 0)
    page.click("form#editor aside button[value=issue]")
    try:
        page.wait_for_url("**/invoices/inv_*")
    except TimeoutError:
        pass
    if "/invoices/inv_" not in page.url:
        wrong.append(f"not ready: {text(page, '#summary')[:300]}")
    press(page, "form[action$='/issuance'] button")
    title, path = text(page, "h1"), page.url.removeprefix(ORIGIN).split("?")[0]
    expect("the discount is not on the invoice", "Remise 10 %" in text(page, "main"))
    look(page, axe, "invoice")
    page.goto(f"{ORIGIN}/products?q=atelier&lang=fr")
    press(page, "td.what a")
    expect("the sale is not on the page of the product", "F-" in text(page, "main table"))
    expect("the article has no kind", page.input_value("#nature") == "services" and page.input_value("#unit") == "HUR")
    look(page, axe, "product-sold")
    return title, path.split("?")[0]


def made(page, **fields):
    page.goto(f"{ORIGIN}/products/new?lang=fr")
    for name, value in fields.items():
        (page.select_option if name in ("nature", "prices") else page.fill)(f"#{name}", value)
    press(page, "main form button.primary")


def twins(page):
    """Two products of one name, one typed over the other, and a company whose number is still missing."""
    made(page, name="T-shirt", sku="TS-S", unitPrice="15", vatRate="20")
    made(page, name="T-shirt", sku="TS-XL", unitPrice="24", vatRate="", prices="gross", nature="services", detail="Coton bio\nTaille XL")
    expect("the lines of a description are joined", page.input_value("#detail") == "Coton bio\nTaille XL")
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    row = page.locator("#lines tr").first
    name, sku, price, nature = (row.locator(f"[name=line-{part}]") for part in ("name", "sku", "price", "nature"))
    plain = nature.input_value()
    with page.expect_response("**/typed-articles.json*"):
        name.type("t-shirt")
    page.wait_for_function("() => document.querySelectorAll('#known-articles option').length > 1")
    offers = page.eval_on_selector_all("#known-articles option", "all => all.map(one => one.value)")
    second = next((offer for offer in offers if "TS-XL" in offer), None)
    expect(f"two of a name look alike: {offers}", second and len(set(offers)) == len(offers))
    name.fill(second or "")
    expect("the other of that name was taken", sku.input_value() == "TS-XL" and name.input_value() == "T-shirt")
    # 24 with VAT at the company's usual 20 %.
    expect(f"its price without VAT is not known: {price.input_value()}", price.input_value() in ("20", "20,00"))
    expect("its nature is not taken over", nature.input_value() == "services")
    name.fill("T-shirt, col rond")
    expect("more words lose the reference", sku.input_value() == "TS-XL")
    name.fill("Pose de parquet")
    expect("another article keeps the reference", sku.input_value() == "" and nature.input_value() == plain)
    price.fill("20")
    # A company without a number: said in its place at each save, which is no failure of the save.
    page.select_option("#kind", "company")
    page.fill("#name", "Hôtel du Lac")
    for line, value in (("#country", "FR"), ("#line1", "1 quai du Lac"), ("#postCode", "74000"), ("#city", "Annecy")):
        with page.expect_response("**/invoices/typed/*"):
            page.fill(line, value)
        page.wait_for_function("() => !document.getElementById('saved').textContent.includes('…')")
        expect(f"after {line}: {text(page, '#saved')}", "nouvel essai" not in text(page, "#saved"))
    page.wait_for_function("() => document.getElementById('siren-error').textContent !== ''")
    # Another number: what a register said of the one before is not this one's.
    for number, vat in (("404833048", "FR83404833048"), ("732829320", "FR44732829320")):
        page.fill("#siren", number)
        page.click("#fill")
        if not filled(page, "(vat) => document.getElementById('vatIdentifier').value === vat", vat):
            wrong.append(f"{number} has the VAT number {page.input_value('#vatIdentifier')}")
    expect("what was typed was written over", page.input_value("#name") == "Hôtel du Lac")
    # The country of a new form comes with the address a number has.
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    expect("a new invoice has no country", page.input_value("#country") == "FR")
    page.fill("#vatIdentifier", "DE136695976")
    page.click("#fill")
    if not filled(page, "() => document.getElementById('country').value === 'DE'"):
        wrong.append(f"a German number leaves the country {page.input_value('#country')}")


def credit(page, axe, path):
    """All of it back, on a credit note with a file of its own."""
    page.goto(f"{ORIGIN}{path}/credit-note?lang=fr")
    look(page, axe, "credit")
    press(page, "main form button.primary")
    look(page, axe, "credit-confirm")
    press(page, "main form[action$='/credit-note'] button.primary")
    expect(f"no credit note: {page.url} {text(page, 'main')[:200]}", "A-" in text(page, "h1") or "Avoir" in text(page, "h1"))
    return page.url.removeprefix(ORIGIN).split("?")[0]


def learning(page, axe):
    page.goto(f"{ORIGIN}/products/learning?lang=fr")
    look(page, axe, "learning")
    press(page, "main form button")
    page.wait_for_function("() => !document.getElementById('import-bar')", timeout=300_000)
    expect("nothing new was to be learned", text(page, ".figures").replace(" ", "").find("0") >= 0)
    look(page, axe, "learned")


def main():
    title = path = note = None
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.set_default_timeout(120_000)
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page = context.new_page()
        watch(context, ORIGIN, wrong)
        axe = Axe()
        try:
            product(page, axe)
            title, path = invoice(page, axe)
            note = credit(page, axe, path)
            learning(page, axe)
            twins(page)
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error} at {page.url}")
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/error.png", full_page=True)
        browser.close()
    print(json.dumps({"wrong": wrong, "title": title, "path": path, "note": note}, ensure_ascii=False))


main()
