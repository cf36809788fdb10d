"""Pages that say what went wrong, each brought about as it happens: looked at in both languages, wide and narrow, light and dark.

Usage: problems.py PORT OWNER SELLER INVOICE UNREADABLE DAMAGED [FOLDER]: the cookies of two sessions, an issued document with an open
question, one whose order cannot be read back, and one whose file is not what was sealed; with a folder, pictures go there. Prints JSON:
what is wrong, and the status of each.
"""

import sys

from playwright.sync_api import sync_playwright

from story import Story

PORT, OWNER, SELLER, INVOICE, UNREADABLE, DAMAGED = int(sys.argv[1]), *sys.argv[2:7]
FOLDER = sys.argv[7] if len(sys.argv) > 7 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
SAFE = {"fr": "Ce qui est sûr", "en": "What is safe"}


def check(story, person, name, status, language, wanted):
    page = person.page
    story.told.setdefault("statuses", []).append(f"{name} {language} {status}")
    story.expect(f"{name}: answered {status}", status == wanted)
    text = page.text_content("main")
    story.expect(f"{name} {language}: says nothing of what is safe", SAFE[language] in text)
    story.expect(f"{name} {language}: no request id", page.locator(".problem .facts code").count() >= 2)
    story.expect(f"{name}: not one main button", page.locator(".problem .button.primary").count() == 1)
    person.look(f"{name}-{language}")


def conflict(story, language):
    """The same question answered in two tabs."""
    first, second = story.person("first", OWNER), story.person("second", OWNER)
    for tab in (first, second):
        tab.go(f"/invoices/{INVOICE}?lang={language}")
    if first.page.locator("textarea[name=answer]").count():
        first.page.locator("textarea[name=answer]").first.fill("Oui.")
        second.page.locator("textarea[name=answer]").first.fill("Non.")
        first.press("form[action$='/answer'] button")
    with second.page.expect_navigation(wait_until="load") as moved:
        second.page.locator("form[action$='/answer'] button").first.click()
    check(story, second, "409", moved.value.status, language, 409)


def flood(story, language):
    """A stranger tries links until nobody listens."""
    guest = story.person("stranger")
    status = 0
    # They have one try more every six seconds: faster than pages open, and the page is opened once they have none.
    for number in range(600):
        path = f"/portal/{number:078d}?lang={language}"
        if number:
            status = guest.page.request.get(ORIGIN + path).status
        if number == 0 or status == 429:
            status = guest.go(path).status
        if status == 429:
            break
        story.expect(f"a dead link: {status}", status == 404)
        if number == 0:
            guest.look(f"dead-link-{language}")
    # Whoever is no merchant is told on the page of the portal, which says nothing of the merchant's.
    story.told.setdefault("statuses", []).append(f"429 {language} {status}")
    story.expect(f"a flood: answered {status}", status == 429)
    story.expect("a stranger is shown the menu", guest.page.locator(".menu").count() == 0)
    guest.look(f"429-{language}")


def too_large(story, language):
    owner = story.person("owner", OWNER)
    owner.go(f"/settings/documents?lang={language}")
    owner.page.set_input_files("#logo", files=[{"name": "logo.png", "mimeType": "image/png", "buffer": b"x" * (3 << 20)}])
    with owner.page.expect_navigation(wait_until="load") as moved:
        owner.page.locator("#settings .actions .button.primary").click()
    check(story, owner, "413", moved.value.status, language, 413)


def damage(story, language):
    """A disk lost something: what nobody foresaw has a reference for whoever hosts, what is compared with its seal says what it is."""
    owner = story.person("owner", OWNER)
    check(story, owner, "500", owner.go(f"/invoices/{UNREADABLE}?lang={language}").status, language, 500)
    story.expect("500: no reference", "err_" in owner.page.locator(".problem .facts").inner_text())
    check(story, owner, "503", owner.go(f"/invoices/{DAMAGED}?lang={language}").status, language, 503)
    story.expect("503: not its code", "invoicing.document-damaged" in owner.page.locator(".problem .facts").inner_text())


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        story = Story(browser, ORIGIN, FOLDER)
        try:
            for language in ("fr", "en"):
                owner, seller = story.person("owner", OWNER), story.person("seller", SELLER)
                check(story, owner, "404", owner.go(f"/nowhere?lang={language}").status, language, 404)
                check(story, seller, "403", seller.go(f"/keys?lang={language}").status, language, 403)
                damage(story, language)
            # Of two questions one is answered for each language.
            for language in ("fr", "en"):
                conflict(story, language)
                too_large(story, language)
            for language in ("fr", "en"):
                flood(story, language)
        except Exception as error:
            story.wrong.append(f"{type(error).__name__}: {error}")
        browser.close()
        story.end()


main()
