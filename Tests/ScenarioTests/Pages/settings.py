"""The settings in one real browser: the document or the mail beside its form, the next numbers as one types.

Usage: settings.py PORT COOKIE. Prints JSON: what is wrong, and what was seen.
"""

import json
import sys

from playwright.sync_api import sync_playwright

from watch import watch

PORT, COOKIE = int(sys.argv[1]), sys.argv[2]
ORIGIN = f"http://127.0.0.1:{PORT}"
ONE = "() => document.querySelectorAll('.preview iframe').length === 1"
TYPE = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) }"
SAVE = """() => {
  const field = document.querySelector('textarea[name="/texts/closing/fr"]');
  field.value = 'Merci.';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('#settings .actions .button.primary').click();
}"""
SHOWN = "() => document.querySelector('.preview iframe:not(.coming)').name"


def sent(address, text):
    """The answer to a form with that in it, in whatever way it is written."""
    return lambda answer: address in answer.url and "?" not in answer.url and text in (answer.request.post_data or "")


def company(page, wrong):
    """Another name is drawn; of a capital that is no amount it is said, above the last document that could be made."""
    page.goto(ORIGIN + "/settings/company", wait_until="load")
    with page.expect_response(sent("company/preview.pdf", "Quai")) as drawn:
        page.fill('input[name="/name"]', "Atelier du Quai")
    page.wait_for_function(f"() => ({ONE})() && ({SHOWN})() !== 'preview'")
    kept = page.evaluate(SHOWN)
    # Nobody leaves the name for it: leaving a field draws once more.
    page.eval_on_selector('input[name="/capital"]', TYPE, "beaucoup")
    page.wait_for_selector("#preview-wrong:not([hidden])")
    told = page.inner_text("#preview-wrong")
    if page.evaluate(SHOWN) != kept or not page.evaluate(ONE):
        wrong.append("what is wrong took the place of the last document")
    page.fill('input[name="/capital"]', "1 000")
    page.wait_for_selector("#preview-wrong", state="hidden")
    page.click("#refresh")
    page.wait_for_timeout(500)
    if len(page.context.pages) != 1:
        wrong.append("the button that fills the frame opens a window")
    return {"status": drawn.value.status, "told": told}


def mail(page):
    """The link stands in the mail as soon as it is asked for."""
    page.goto(ORIGIN + "/settings/delivery", wait_until="load")
    page.fill('input[name="/verificationAddress"]', "https://factures.exemple.fr")
    page.check('input[name="/linksInMail"]')
    letter = page.frame_locator(".preview iframe:not(.coming)").locator(".letter", has_text="factures.exemple.fr")
    letter.wait_for()
    return letter.inner_text()


def saved(page, wrong):
    """What is saved at once is not drawn besides."""
    page.goto(ORIGIN + "/settings/documents", wait_until="load")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.method == "POST" else None)
    # In one breath: between two calls a moment may pass in which it is drawn rightly.
    with page.expect_navigation(wait_until="load"):
        page.evaluate(SAVE)
    page.wait_for_timeout(800)
    if len(asked) != 1 or "preview" in asked[0]:
        wrong.append(f"saving asks {asked}")


def main():
    wrong, drawn = [], []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(120_000)
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        page = context.new_page()
        watch(context, ORIGIN, wrong)
        page.on("response", lambda answer: drawn.append(answer.status) if "documents/preview.pdf" in answer.url and answer.request.method == "POST" else None)
        page.goto(ORIGIN + "/settings/documents", wait_until="load")
        page.wait_for_function("() => document.querySelectorAll('iframe').length === 1")
        steps = page.evaluate("() => history.length")
        for value in ("banner", "minimal"):
            with page.expect_response(sent("documents/preview.pdf", value)):
                page.check(f'input[name="/brand/design"][value="{value}"]')
            page.wait_for_function("() => document.querySelectorAll('iframe').length === 1")
            page.wait_for_timeout(500)
        if page.evaluate("() => history.length") != steps:
            wrong.append("a preview is a step of the history")
        with page.expect_response(sent("documents/preview.pdf", "x" * 60)):
            page.fill('textarea[name="/texts/closing/fr"]', "x" * 700)
        followed = company(page, wrong)
        letter = mail(page)
        page.goto(ORIGIN + "/settings/numbering", wait_until="load")
        page.fill('input[name="/numbering/invoices"]', "ZZ{year}-{sequence:3}")
        page.wait_for_function("() => document.getElementById('next').textContent.includes('ZZ')")
        next_numbers = page.inner_text("#next")
        saved(page, wrong)
        browser.close()
    told = {"wrong": wrong, "drawn": drawn, "company": followed, "mail": letter, "next": next_numbers}
    print(json.dumps(told, ensure_ascii=False))


main()
