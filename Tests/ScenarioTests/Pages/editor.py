"""Makes an invoice by hand in one real browser, with the keyboard and from a spreadsheet, and says what went wrong.

Usage: editor.py PORT COOKIE [FOLDER]; with a folder, pictures go there. Prints JSON: what is wrong, and the number that was issued.
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
BUYER = {
    "name": "Hôtel du Parc", "siren": "404833048", "line1": "1 rue de la Paix", "postCode": "75002", "city": "Paris", "country": "FR",
}
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
OFFERED = "([list, wanted]) => [...document.querySelectorAll(`#${list} option`)].some((one) => one.value === wanted)"
MENDED = "() => document.readyState === 'complete' && document.querySelector('[name=line-unit]')?.value === 'kg (KGM)'"
wrong = []


def expect(what, is_so):
    if not is_so:
        wrong.append(what)


def gross(page):
    return (page.text_content("#gross") or "") if page.query_selector("#gross") else ""


def wait_for_total(page, text):
    try:
        page.wait_for_function(
            "(text) => document.getElementById('gross')?.textContent.replace(/\\s/g, ' ') === text", arg=text)
    except Exception:
        wrong.append(f"total {gross(page)!r} instead of {text!r}: {page.text_content('#summary')[:300]}")


def look(page, axe, name):
    """Holds at each width; `axe` looks at it where it is given: at what differs from it by the number of rows alone it need not."""
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark") if axe else ("light",):
            page.emulate_media(color_scheme=scheme)
            for found in axe.run(page, options=TAGS).response["violations"] if axe else []:
                wrong.append(f"{name} {width} {scheme}: {found['id']}: {found['nodes'][0]['html'][:160]}")
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/{name}-{width}-{scheme}.png")
        expect(f"{name}: wider than {width}", page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
    page.set_viewport_size({"width": 1440, "height": 900})


def known(page):
    """Who bought and what was sold before fills a second invoice; the document stands beside a wide form."""
    page.set_viewport_size({"width": 1800, "height": 1000})
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    page.type("#name", "Hôtel")
    page.wait_for_function(OFFERED, arg=["known-buyers", "Hôtel du Parc"])
    page.fill("#name", "Hôtel du Parc")
    expect("a known customer does not fill the form", page.input_value("#siren") == "404833048" and page.input_value("#city") == "Paris")
    first = page.locator("[name=line-name]").first
    # Small, for on the way to it "Article 9" is itself an article that may be offered, and whoever typed that is offered no more.
    first.type("article 9")
    page.wait_for_function(OFFERED, arg=["known-articles", "Article 99"])
    with page.expect_response("**/preview.pdf*") as drawn:
        first.fill("Article 99")
        expect("a known article does not fill its line", page.locator("[name=line-price]").first.input_value() == "0,35")
    expect("no document beside the form", drawn.value.status == 200 and page.locator("#paper iframe").count() >= 1)
    expect("the form is no longer in focus", page.evaluate("document.activeElement.name") == "line-name")
    if FOLDER:
        page.screenshot(path=f"{FOLDER}/known-1800-light.png")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect("no document beside the form of a laptop", page.locator("#paper iframe").first.is_visible())
    expect("wider than a laptop", page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
    if FOLDER:
        page.screenshot(path=f"{FOLDER}/known-1440-light.png")
    page.set_viewport_size({"width": 1024, "height": 900})
    # The script hears that the page is narrow, a moment later.
    try:
        page.locator("#paper").wait_for(state="hidden", timeout=60_000)
    except TimeoutError:
        expect("a narrow page shows the document", False)


def typed(page, axe):
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    for name, value in BUYER.items():
        page.fill(f"#{name}", value)
    # Description, quantity, unit, price, discount, rate; Enter comes to the next line.
    page.locator("[name=line-name]").first.focus()
    for number in range(100):
        if number == 3:
            look(page, axe, "begun")
            page.locator("[name=line-name]").nth(3).focus()
        page.keyboard.insert_text(f"Article {number}")
        page.keyboard.press("Tab")
        page.keyboard.insert_text("3")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.insert_text("0,35")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.insert_text("20")
        page.keyboard.press("Enter")
    wait_for_total(page, "126,00 €")
    expect("no blank line below the last", page.locator("#lines tr").count() >= 101)
    # What is wrong is said beside its field, and mended by one click.
    page.locator("[name=line-unit]").first.fill("kilo")
    page.locator("[name=line-name]").nth(1).focus()
    page.wait_for_selector("#summary button[value='mend:line.unit-unknown']")
    # A moment after it is left.
    try:
        page.wait_for_selector("[name=line-unit][aria-invalid=true]")
    except TimeoutError:
        expect("the cell is not marked", False)
    look(page, None, "wrong")
    page.click("#summary button[value='mend:line.unit-unknown']")
    # What is just being kept comes before the form is sent: the page may be the same for a while.
    try:
        page.wait_for_function(MENDED)
    except TimeoutError:
        expect("the unit is not mended", False)
    # Five hundred rows of a spreadsheet.
    last = page.locator("[name=line-name]").nth(100)
    last.focus()
    rows = "\n".join(f"Pièce {n}\t2\t\t1 234,56\t\t5,5 %" for n in range(500))
    began = page.evaluate("performance.now()")
    page.evaluate(PASTE, rows)
    took = page.evaluate("performance.now()") - began
    expect("rows are missing", page.locator("[name=line-name]").nth(599).input_value() == "Pièce 499")
    # 600 × 35 c + 20 %; 500 × 2 469,12 + 5,5 %.
    wait_for_total(page, "1 302 586,80 €")
    look(page, None, "full")
    expect("Enter sent the form", "/invoices/typed/" in page.url)
    page.click("form#editor aside button[value=issue]")
    page.wait_for_url("**/invoices/inv_*")
    page.click("form[action$='/issuance'] button")
    page.wait_for_load_state("load")
    return page.text_content("h1"), took


def plain(browser, name, value):
    """Without script."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(120_000)
    watch(context, ORIGIN, wrong)
    context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
    page = context.new_page()
    page.goto(f"{ORIGIN}/invoices/new?lang=fr")
    for field, text in BUYER.items():
        page.fill(f"#{field}", text)
    page.locator("[name=line-name]").first.fill("Table")
    page.locator("[name=line-price]").first.fill("100")
    page.locator("[name=line-price]").first.press("Enter")
    page.wait_for_load_state("load")
    expect("without script: Enter does not keep", "120,00" in (page.text_content("#gross") or ""))
    page.click("#add-lines")
    page.wait_for_load_state("load")
    expect("without script: no more lines", page.locator("#lines tr").count() == 11)


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        context.set_default_timeout(120_000)
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page = context.new_page()
        watch(context, ORIGIN, wrong)
        axe, title, took = Axe(), None, None
        try:
            title, took = typed(page, axe)
            known(page)
            plain(browser, name, value)
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/error.png")
        browser.close()
    print(json.dumps({"wrong": wrong, "title": title, "paste": took}, ensure_ascii=False))


main()
