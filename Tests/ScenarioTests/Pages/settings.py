"""The settings in one real browser: the document beside its form, the next numbers as one types.

Usage: settings.py PORT COOKIE. Prints JSON: what is wrong, and what was seen.
"""

import json
import sys

from playwright.sync_api import sync_playwright

PORT, COOKIE = int(sys.argv[1]), sys.argv[2]
ORIGIN = f"http://127.0.0.1:{PORT}"
WATCH = """
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', (event) => window.stopped.push(event.violatedDirective));
"""


def main():
    wrong, drawn = [], {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        name, value = COOKIE.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": ORIGIN}])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("response", lambda answer: drawn.update({answer.url: answer.status}) if "preview.pdf" in answer.url else None)
        page.goto(ORIGIN + "/settings/documents", wait_until="load")
        page.wait_for_function("() => document.querySelectorAll('iframe').length === 1")
        steps = page.evaluate("() => history.length")
        for value in ("banner", "minimal"):
            with page.expect_response(lambda answer: "preview.pdf" in answer.url and "design=" + value in answer.url, timeout=15_000):
                page.check(f'input[name="/brand/design"][value="{value}"]')
            page.wait_for_function("() => document.querySelectorAll('iframe').length === 1", timeout=15_000)
            page.wait_for_timeout(500)
        if page.evaluate("() => history.length") != steps:
            wrong.append("a preview is a step of the history")
        page.fill('textarea[name="/texts/closing/fr"]', "x" * 700)
        page.wait_for_timeout(1_200)
        page.goto(ORIGIN + "/settings/numbering", wait_until="load")
        page.fill('input[name="/numbering/invoices"]', "ZZ{year}-{sequence:3}")
        page.wait_for_function("() => document.getElementById('next').textContent.includes('ZZ')", timeout=15_000)
        wrong += [f"policy: {what}" for what in page.evaluate("() => window.stopped")]
        next_numbers = page.inner_text("#next")
        browser.close()
    print(json.dumps({"wrong": wrong, "drawn": list(drawn.values()), "next": next_numbers}, ensure_ascii=False))


main()
