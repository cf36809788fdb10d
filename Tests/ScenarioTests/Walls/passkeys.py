"""Makes and shows passkeys with an authenticator of Chromium's own, on the pages of a server of this machine.

Usage: passkeys.py PORT EMAIL PASSWORD. Prints JSON: what was seen at each step, and what no page may do.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# What is watched is the same as in the stories of the pages.
sys.path.append(str(Path(__file__).parents[1] / "Pages"))
from watch import watch

PORT, EMAIL, PASSWORD = sys.argv[1:4]
ORIGIN = f"http://localhost:{PORT}"


def sign_in(page):
    page.goto(ORIGIN + "/sign-in")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.click("form[action='/sign-in'] button[type=submit]")


def sign_out(page):
    page.goto(ORIGIN + "/account")
    page.click("form[action='/sign-out'] button")


def main():
    seen, wrong = {}, []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(locale="en-GB")
        watch(context, ORIGIN, wrong)
        page = context.new_page()
        page.set_default_timeout(120_000)
        chrome = context.new_cdp_session(page)
        chrome.send("WebAuthn.enable")
        made = chrome.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}})
        sign_in(page)
        page.goto(ORIGIN + "/account/passkeys")
        page.fill("#name", "Marie's telephone")
        page.click("form[data-passkey=make] button[type=submit]")
        page.wait_for_selector("ul code")
        # The first of them may be there before the others are read.
        page.wait_for_load_state("load")
        seen["recovery codes"] = page.locator("ul code").count()
        page.goto(ORIGIN + "/account/passkeys")
        seen["listed"] = "Marie's telephone" in page.content()

        sign_out(page)
        page.goto(ORIGIN + "/sign-in?next=%2Fledger")
        page.click("form[data-passkey=show] button[type=submit]")
        page.wait_for_url("**/ledger")
        seen["alone"] = page.url.removeprefix(ORIGIN)

        sign_out(page)
        sign_in(page)
        seen["password alone"] = page.url.removeprefix(ORIGIN)
        page.click("form[data-passkey=show] button[type=submit]")
        page.wait_for_url(ORIGIN + "/")
        seen["after the password"] = page.url.removeprefix(ORIGIN)

        # Somebody else holds the telephone: it does not know them, so it does not stand for a password.
        sign_out(page)
        chrome.send("WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": False})
        page.goto(ORIGIN + "/sign-in")
        page.click("form[data-passkey=show] button[type=submit]")
        page.wait_for_selector("[data-fault]:not([hidden]), [role=alert]:not([hidden])")
        seen["unknown person"] = page.url.removeprefix(ORIGIN)
        chrome.send("WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": True})

        page.click("form[data-passkey=show] button[type=submit]")
        page.wait_for_url(ORIGIN + "/")
        page.goto(ORIGIN + "/account/passkeys")
        page.click("table form button")
        page.wait_for_load_state()
        seen["removed"] = page.locator("table").count() == 0
        sign_out(page)
        page.goto(ORIGIN + "/sign-in")
        page.click("form[data-passkey=show] button[type=submit]")
        page.wait_for_selector(".notice.bad")
        seen["after its removal"] = page.locator(".notice.bad").inner_text()
        browser.close()
    seen["wrong"] = wrong
    print(json.dumps(seen))


main()
