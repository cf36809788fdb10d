"""The owner lets an accountant, a seller and a reader in; each finds what is theirs and nothing else; one is taken out again.

Usage: roles.py PORT COOKIE [FOLDER]: COOKIE is the owner's session; with a folder, pictures go there. Prints JSON: what is wrong, and
the menu of each.
"""

import re
import sys

from playwright.sync_api import sync_playwright

from story import Story

PORT, COOKIE = int(sys.argv[1]), sys.argv[2]
FOLDER = sys.argv[3] if len(sys.argv) > 3 else None
ORIGIN = f"http://127.0.0.1:{PORT}"
PASSWORD = "le chat dort sur la table"

# What each may not open, and a form they may not send, wherever they found it.
REFUSED = {
    "accountant": (["/bank"], "/bank"),
    "seller": (["/keys", "/settings", "/ledger", "/users", "/audit"], "/archive/exports"),
    "reader": (["/keys", "/users", "/audit"], "/archive/exports"),
}


def invite(owner, role):
    owner.go("/users?lang=fr")
    owner.page.fill("form[action='/users/invitations'] input[name=email]", f"{role}@atelier.fr")
    owner.page.select_option("form[action='/users/invitations'] select[name=role]", role)
    owner.press("form[action='/users/invitations'] button")
    owner.look(f"invited-{role}")
    return re.search(r"/join/[0-9a-z]+", owner.page.text_content("main")).group(0)


def join(story, role, link):
    guest = story.person(role)
    guest.go(link)
    guest.look(f"join-{role}")
    guest.page.fill("input[name=name]", role.capitalize())
    guest.page.fill("input[name=password]", f"{PASSWORD} {role}")
    guest.press("main form button[type=submit]")
    story.expect(f"{role} ends at {guest.page.url}", guest.page.url.removeprefix(ORIGIN) in ("/", "/account"))
    guest.go("/")
    guest.look(f"home-{role}")
    story.told[role] = guest.menu()
    return guest


def refusals(story, guest, role):
    pages, form = REFUSED[role]
    for path in pages:
        status = guest.go(path).status
        if path == "/bank" and status == 200:
            # They may read it; what changes it is not there.
            story.expect(f"{role} is offered a form on {path}", guest.page.locator("main form[method=post]").count() == 0)
            continue
        story.expect(f"{role} on {path}: {status}", status == 403)
        story.expect(f"{role} on {path}: not in the menu", path not in guest.menu())
        story.expect(f"{role} on {path} is told what is safe", guest.page.locator(".problem-told").count() == 1)
    guest.look(f"refused-{role}")
    guest.go("/account")
    story.expect(f"{role} sends {form}", guest.post(form) == 403)


def invoices(story, guest, role, draft):
    guest.go("/invoices")
    offered = guest.page.locator("a[href='/invoices/new']").count() > 0
    story.expect(f"{role} is offered a new invoice: {offered}", offered == (role == "seller"))
    guest.go(f"/invoices/{draft}")
    issues = guest.page.locator("form[action$='/issuance']").count()
    story.expect(f"{role} may issue: {issues}", issues == 0)
    story.expect(f"{role} issues all the same", guest.post(f"/invoices/{draft}/issuance") == 403)


def books(story, accountant):
    page = accountant.page
    accountant.go("/archive")
    accountant.press("form[action='/archive/exports'] button")
    for _ in range(100):
        accountant.go("/archive")
        if page.locator("form[action='/archive/exports'] button").count():
            break
        page.wait_for_timeout(200)
    accountant.look("archive-accountant")
    accountant.go("/ledger")
    files = page.eval_on_selector_all("main a[href*='fec']", "all => all.map((a) => a.getAttribute('href'))")
    story.expect("the accountant is offered no FEC", bool(files))
    if files:
        answer = page.request.get(ORIGIN + files[0])
        story.expect(f"the FEC: {answer.status}", answer.ok)
        story.told["fec"] = answer.text().splitlines()[:1]
    accountant.go("/ledger/entries/new")
    story.expect("the accountant may write the books", page.locator("main form[method=post]").count() > 0)
    accountant.look("entry-accountant")


def taken_out(story, owner, reader):
    owner.go("/users")
    row = owner.page.locator("tr", has_text="reader@atelier.fr")
    with owner.page.expect_navigation(wait_until="load"):
        row.locator("form[action$='/end']:not([action*=sessions]) button").click()
    reader.go("/invoices")
    where = reader.page.url.removeprefix(ORIGIN)
    shown = reader.page.text_content("body")
    story.expect(f"who was taken out still sees {where}", where.startswith("/sign-in") or "F-20" not in shown)
    story.told["taken out"] = where
    reader.look("taken-out")


def main():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        story = Story(browser, ORIGIN, FOLDER)
        try:
            owner = story.person("owner", COOKIE)
            draft = sys.stdin.read().strip()
            guests = {}
            for role in ("accountant", "seller", "reader"):
                guests[role] = join(story, role, invite(owner, role))
                refusals(story, guests[role], role)
                invoices(story, guests[role], role, draft)
            books(story, guests["accountant"])
            taken_out(story, owner, guests["reader"])
        except Exception as error:
            story.wrong.append(f"{type(error).__name__}: {error}")
        browser.close()
        story.end()


main()
