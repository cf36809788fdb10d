"""Works with the lists in one real browser: search, palette, views, columns, many rows at once, files, keyboard; says what went wrong.

Usage: lists.py PORT COOKIE KEY [FOLDER]; KEY is of the API, whose rows the files are compared with; with a folder, pictures go there.
The company has 60 drafts, issued documents, payments, a customer Zébulon and an order that is held. Prints JSON: what is wrong.
"""

import csv
import io
import json
import re
import sys
import urllib.request
import xml.etree.ElementTree
import zipfile
from decimal import Decimal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, sync_playwright

from watch import watch

PORT, COOKIE, KEY = int(sys.argv[1]), sys.argv[2], sys.argv[3]
FOLDER = sys.argv[4] if len(sys.argv) > 4 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
LISTS = ["invoices", "orders", "payments", "customers", "products", "events", "jobs"]
wrong = []


def expect(what, is_so):
    if not is_so:
        wrong.append(what)


def api(path):
    """All rows of a list of the API."""
    rows, cursor = [], None
    while True:
        sign = "&" if "?" in path else "?"
        place = f"{sign}cursor={cursor}" if cursor else ""
        request = urllib.request.Request(f"{ORIGIN}{path}{place}", headers={"Authorization": f"Bearer {KEY}"})
        with urllib.request.urlopen(request) as answer:
            page = json.load(answer)
        rows += page["data"]
        cursor = page.get("nextCursor")
        if not page.get("hasMore") or not cursor:
            return rows


def searching(page):
    """Search in the list and the palette both lead to the document."""
    page.goto(f"{ORIGIN}/invoices", wait_until="load")
    page.keyboard.press("/")
    expect("/ does not go to the search", page.evaluate("document.activeElement.matches('main form[role=search] [type=search]')"))
    page.keyboard.type("zebulon")
    page.keyboard.press("Enter")
    page.wait_for_url("**/invoices?q=zebulon*")
    expect("the search finds another row", page.locator("table.list tbody tr").count() == 1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/invoices/inv_*")
    place, title = page.url, page.text_content("h1")
    number = re.search(r"F-\d+-\d+", title or "")
    expect(f"no number in {title!r}", number is not None)
    page.goto(f"{ORIGIN}/customers", wait_until="load")
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog.palette[open]")
    page.keyboard.type(number.group() if number else "zebulon")
    # What is shown may be the answer to the beginning of it.
    page.locator(".palette-hit[aria-selected]", has_text=number.group() if number else "Zébulon").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/invoices/inv_*")
    expect("the palette leads elsewhere", page.url == place)
    page.goto(f"{ORIGIN}/", wait_until="load")
    page.keyboard.press("Control+k")
    page.keyboard.type("zébul")
    page.wait_for_selector(".palette-hit[href*='/customers/cus_']")


def names(page):
    return page.locator("table.list tbody .what a").all_inner_texts()


def views(page):
    page.goto(f"{ORIGIN}/invoices", wait_until="load")
    page.click(".filters .tabs a[href*='status=paid']")
    page.wait_for_url("**status=paid*")
    page.click("table.list .sort >> nth=0")
    page.wait_for_load_state("load")
    place, rows = page.url, names(page)
    expect("nothing is paid", len(rows) > 0)
    page.click(".views .menu-box summary")
    page.fill(".views .view-name input", "Payées <vite>")
    page.click(".views form.stack button")
    page.wait_for_load_state("load")
    page.goto(f"{ORIGIN}/invoices", wait_until="load")
    page.click(".views nav a")
    page.wait_for_load_state("load")
    expect(f"the view leads to {page.url}, not to {place}", page.url == place)
    expect("the view shows other rows", names(page) == rows)
    page.reload(wait_until="load")
    expect("its address shows other rows", names(page) == rows)
    expect("the view does not say that it is open", page.locator(".views nav a[aria-current=true]").count() == 1)


def columns(page):
    page.goto(f"{ORIGIN}/invoices", wait_until="load")
    page.click(".top .actions .menu-box summary >> nth=0")
    page.uncheck("input[name=columns][value=customer]")
    page.check("input[name=columns][value=net]")
    page.click(".top .actions .menu-box form button")
    page.wait_for_url("**columns=*")
    heads = page.locator("table.list thead th").count()
    expect(f"{heads} heads", page.locator("table.list .who").count() == 0 and "net" in page.url and "customer" not in page.url)


def bulk(page):
    """All drafts, on two pages, are issued by a job whose page ends by itself."""
    page.goto(f"{ORIGIN}/invoices?status=draft", wait_until="load")
    expect("the drafts are on one page", page.locator("a[rel=next]").count() == 1)
    page.select_option(".bulk-bar select", "all")
    page.click(".bulk-bar button[formaction$='/issuances']")
    page.wait_for_load_state("load")
    expect("nobody is asked", "60" in (page.text_content("h1") or ""))
    page.click("form[action$='/issuances'] button.primary")
    page.wait_for_url("**/bulk/blk_*")
    page.wait_for_selector("dl.figures", timeout=300_000)
    expect("not all are issued", "60" in page.text_content("dl.figures"))
    expect("drafts are left", api("/v1/invoices?status=draft") == [])
    page.goto(f"{ORIGIN}/jobs?kind=bulks.run", wait_until="load")
    expect("the job does not lead to its page", page.locator(".what a[href*='/bulk/blk_']").count() == 1)


def download(page, format):
    page.locator(".top .actions .menu-box").last.evaluate("(menu) => { menu.open = true }")
    with page.expect_download() as file:
        page.click(f"a[href*='.{format}']")
    with open(file.value.path(), "rb") as content:
        return content.read()


def csv_rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def xlsx_rows(content):
    """The texts of each row, by column."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = zipfile.ZipFile(io.BytesIO(content))
    expect("a workbook is broken", book.testzip() is None)
    sheet = xml.etree.ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iter(f"{name}row"):
        cells = {}
        for cell in row.iter(f"{name}c"):
            cells[re.match("[A-Z]+", cell.get("r")).group()] = "".join(cell.itertext())
        rows.append(cells)
    return rows


def files(page):
    """Rows and sums of both files are those of the API."""
    page.goto(f"{ORIGIN}/invoices", wait_until="load")
    told = {row["number"]: row for row in api("/v1/invoices")}
    total = sum(Decimal(row["totals"]["gross"]["amount"]) * (-1 if row["typeCode"] in ("381", "261") else 1) for row in told.values())
    head, *rows = csv_rows(download(page, "csv"))
    gross = head.index("Total TTC") if "Total TTC" in head else head.index("TTC")
    expect("the CSV has other documents", {row[0] for row in rows} == set(told) and len(rows) == len(told))
    summed = sum(Decimal(row[gross].replace(",", ".")) for row in rows)
    expect(f"the CSV sums to {summed}, the API to {total}", summed == total)
    head, *rows = xlsx_rows(download(page, "xlsx"))
    column = next(letter for letter, title in head.items() if title == csv_title(head, gross))
    summed = sum(Decimal(row[column]) for row in rows)
    expect(f"the workbook sums to {summed}", summed == total and {row["A"] for row in rows} == set(told))
    ticked = page.locator("table.list tbody .pick input").nth(0)
    ticked.check()
    with page.expect_download() as file:
        page.click(".bulk-bar button[formaction$='.csv']")
    with open(file.value.path(), "rb") as content:
        expect("what is ticked is not one row", len(csv_rows(content.read())) == 2)
    for name, key in (("orders", "number"), ("customers", "name"), ("payments", "number")):
        page.goto(f"{ORIGIN}/{name}", wait_until="load")
        rows = csv_rows(download(page, "csv"))[1:]
        known = sorted(str(row.get(key)) for row in api(f"/v1/{name}"))
        expect(f"{name}: {len(rows)} rows, {len(known)} of the API", sorted(row[0] for row in rows) == known)
        expect(f"{name}: the workbook has other rows", len(xlsx_rows(download(page, "xlsx"))) == len(rows) + 1)
    for name in ("events", "jobs"):
        page.goto(f"{ORIGIN}/{name}", wait_until="load")
        expect(f"{name}: no rows", len(csv_rows(download(page, "csv"))) > 5)


def csv_title(head, index):
    return list(head.values())[index]


def keyboard(page, name):
    page.goto(f"{ORIGIN}/{name}", wait_until="load")
    rows = page.locator("table.list tbody tr")
    at = "() => [...document.querySelectorAll('table.list tbody tr')].findIndex((row) => row.contains(document.activeElement))"
    page.keyboard.press("j")
    expect(f"{name}: j", page.evaluate(at) == 0)
    if rows.count() > 1:
        page.keyboard.press("j")
        expect(f"{name}: j again", page.evaluate(at) == 1)
        page.keyboard.press("k")
    expect(f"{name}: k", page.evaluate(at) == 0)
    page.keyboard.press("x")
    expect(f"{name}: x", rows.nth(0).locator(".pick input").is_checked() and page.locator(".bulk-bar.idle").count() == 0)
    page.keyboard.press("x")
    page.keyboard.press("?")
    expect(f"{name}: ?", page.locator("#list-keys[open] dl").is_visible())
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(f"{name}: /", page.evaluate("document.activeElement.matches('main form[role=search] [type=search]')"))
    page.goto(f"{ORIGIN}/{name}", wait_until="load")
    link = rows.nth(0).locator(".what a")
    if link.count():
        there = link.get_attribute("href")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: url.startswith(ORIGIN + there.split("#")[0]))


def look(page, axe, path, name):
    page.goto(f"{ORIGIN}{path}", wait_until="load")
    for width in (1440, 1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if width != 1024:
                for found in axe.run(page, options=TAGS).response["violations"]:
                    wrong.append(f"{name} {width} {scheme}: {found['id']}: {found['nodes'][0]['html'][:200]}")
            if FOLDER:
                page.screenshot(path=f"{FOLDER}/{name}-{width}-{scheme}.png")
        expect(f"{name}: wider than {width}", page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")


def pay(invoice, amount):
    body = json.dumps({"amount": amount, "means": "card"}).encode()
    request = urllib.request.Request(
        f"{ORIGIN}/v1/invoices/{invoice}/payments", body, {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"})
    urllib.request.urlopen(request).close()


def live(page):
    """A payment that somebody else records moves the page of its invoice, and takes nothing that is typed there."""
    row = next(one for one in api("/v1/invoices?limit=50") if one["status"] == "due")
    page.goto(f"{ORIGIN}/invoices/{row['id']}", wait_until="load")
    before = page.inner_text("#amounts"), page.locator("#history li").count()
    # What came before the page listened is in the news of the next one.
    for _ in range(20):
        pay(row["id"], "1.00")
        try:
            page.wait_for_function("(text) => document.getElementById('amounts').innerText !== text", arg=before[0], timeout=10_000)
            break
        except TimeoutError:
            pass
    else:
        wrong.append("a payment does not move the page")
        return
    page.wait_for_function("(count) => document.querySelectorAll('#history li').length > count", arg=before[1])
    expect("the payment is not listed", page.locator("#payments .timeline li").count() >= 1)


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="fr-FR")
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page = context.new_page()
        page.set_default_timeout(120_000)
        watch(context, ORIGIN, wrong)
        axe = Axe()
        steps = [searching, views, columns, bulk, files, live]
        steps += [lambda page, name=name: keyboard(page, name) for name in LISTS]
        for path in [f"/{name}" for name in LISTS] + ["/orders?state=blocked", "/jobs?state=dead", "/customers?q=nobody"]:
            name = re.sub("[^a-z]+", "-", path).strip("-")
            steps.append(lambda page, path=path, name=name: look(page, axe, path, name))
        for step in steps:
            try:
                step(page)
            except Exception as error:
                wrong.append(f"{getattr(step, '__name__', '')} at {page.url}: {str(error)[:400]}")
        browser.close()
    print(json.dumps({"wrong": wrong}, ensure_ascii=False))


main()
