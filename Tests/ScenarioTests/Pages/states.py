"""States of a page that no address shows: without network, without session, on paper.

Usage: states.py PORT COOKIE PORTAL EMAIL PASSWORD [FOLDER]: PORTAL is the path of a customer's link; with a folder, pictures go
there.
Prints JSON: what each state showed.
"""

import json
import sys

from playwright.sync_api import sync_playwright

from watch import watch

PORT, COOKIE, PORTAL = int(sys.argv[1]), sys.argv[2], sys.argv[3]
EMAIL, PASSWORD = sys.argv[4], sys.argv[5]
FOLDER = sys.argv[6] if len(sys.argv) > 6 else None
ORIGIN = f"http://127.0.0.1:{PORT}"


def banners(page):
    return [e.get_attribute("id") for e in page.query_selector_all(".banner.offline") if e.is_visible()]


def until(page, wanted):
    """Waits until the banners are these, and says which there are in the end."""
    for _ in range(1_200):
        if banners(page) == wanted:
            break
        page.wait_for_timeout(100)
    return banners(page)


def customer(browser, said, told):
    """A customer, who has no account, loses the network with a question half typed."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(120_000)
    watch(context, ORIGIN, said)
    page = context.new_page()
    page.goto(ORIGIN + PORTAL, wait_until="load")
    told["portal at first"] = banners(page)
    page.locator("#questions summary").click()
    page.fill("#message", "typed")
    context.set_offline(True)
    told["portal without network"] = until(page, ["offline"])
    page.evaluate("() => document.querySelector('#questions form').requestSubmit()")
    page.wait_for_timeout(300)
    told["portal typed"] = page.input_value("#message")
    if FOLDER:
        page.screenshot(path=f"{FOLDER}/portal-offline.png")
    context.set_offline(False)
    told["portal back"] = until(page, [])
    with page.expect_navigation(wait_until="load"):
        page.locator("#questions form button").click()
    told["portal asked"] = page.locator("#questions .timeline li").count()


def main():
    said, told = [], {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1024, "height": 800})
        context.set_default_timeout(120_000)
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page = context.new_page()
        watch(context, ORIGIN, said)
        page.goto(ORIGIN + "/invoices/new", wait_until="load")
        told["at first"] = banners(page)
        context.set_offline(True)
        told["without network"] = until(page, ["offline"])
        field = page.locator("main form[method=post] input[type=text]").first
        field.fill("typed")
        page.evaluate("() => document.querySelector('main form[method=post]').requestSubmit()")
        page.wait_for_timeout(300)
        told["typed"] = field.input_value()
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/offline.png")
        context.set_offline(False)
        told["back"] = until(page, [])
        context.clear_cookies()
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        told["signed out"] = until(page, ["signed-out"])
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(500)
        told["signed in elsewhere"] = banners(page)
        page.reload(wait_until="load")
        told["read again"] = banners(page)
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/signed-out.png")

        # The session is over, and the page does not know it yet: what would tell it gets no answer before its form is sent.
        held = []
        page.route("**/live-updates*", lambda route: held.append(route))
        page.goto(ORIGIN + "/bank", wait_until="load")
        form = page.locator("main form[method=post]").first
        first = form.locator("input[type=text]").first
        first.fill("FR76 typed")
        context.clear_cookies()
        form.evaluate("(form) => { form.noValidate = true; form.requestSubmit(); }")
        page.wait_for_url("**/sign-in?**")
        for route in held:
            route.abort()
        page.unroute("**/live-updates*")
        told["lost"] = page.locator(".notice.warn").count()
        page.fill("input[name=email]", EMAIL)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/bank")
        told["put back"] = page.locator("main form[method=post] input[type=text]").first.input_value()
        told["put back is said"] = page.locator("#typed-again").is_visible()
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/put-back.png")
        page.reload(wait_until="load")
        told["put back once"] = page.locator("#typed-again").is_visible()

        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": 718, "height": 1000})
        page.goto(ORIGIN + PORTAL, wait_until="load")
        hidden = "() => [...document.querySelectorAll('.languages, [data-copy], .portal-files, textarea, .foot')].filter((e) => e.offsetWidth).length"
        told["pressed on paper"] = page.evaluate(hidden)
        told["paper"] = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        told["logo"] = page.evaluate("() => document.querySelector('.portal-brand img')?.naturalWidth ?? 0")
        told["pages"] = page.pdf(format="A4").count(b"/Type /Page\n")
        if FOLDER:
            page.screenshot(path=f"{FOLDER}/paper.png", full_page=True)

        customer(browser, said, told)
        browser.close()
    told["errors"] = said
    print(json.dumps(told, ensure_ascii=False))


main()
