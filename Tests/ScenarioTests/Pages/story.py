"""What the stories told in a real browser share: people with a browser of their own, and what is looked at on each page.

Nothing here waits for a fixed time where there is something to wait for.
"""

import json

from axe_playwright_python.sync_playwright import Axe

from watch import watch

TAGS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


class Story:
    """One telling: what was wrong in it, and where its pictures go."""

    def __init__(self, browser, origin, folder=None):
        self.browser, self.origin, self.folder = browser, origin, folder
        self.wrong, self.told, self.axe = [], {}, Axe()

    def person(self, name, cookie=None, width=1440):
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", accept_downloads=True)
        context.set_default_timeout(120_000)
        if cookie:
            key, value = cookie.split("=", 1)
            context.add_cookies([{"name": key, "value": value, "url": self.origin}])
        page = context.new_page()
        watch(context, self.origin, self.wrong, name)
        return Person(self, name, page, width)

    def expect(self, what, is_so):
        if not is_so:
            self.wrong.append(what)

    def end(self):
        print(json.dumps({"wrong": self.wrong, **self.told}, ensure_ascii=False))


class Person:
    def __init__(self, story, name, page, width):
        self.story, self.name, self.page, self.width = story, name, page, width

    def go(self, path):
        return self.page.goto(self.story.origin + path, wait_until="load")

    def press(self, selector, index=0):
        """A button that leads to another page."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(selector).nth(index).click()

    def look(self, name, widths=(1440, 390)):
        """axe in both schemes at each width, the content policy, and whether anything is wider than the screen."""
        page, story = self.page, self.story
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for found in story.axe.run(page, options=TAGS).response["violations"]:
                    story.wrong.append(f"{self.name}: {name} {width} {scheme}: {found['id']}: {found['nodes'][0]['html'][:200]}")
                if story.folder:
                    page.screenshot(path=f"{story.folder}/{name}-{width}-{scheme}.png", full_page=scheme == "light")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                story.wrong.append(f"{self.name}: {name}: wider than {width}")
        page.set_viewport_size({"width": self.width, "height": 900})
        page.emulate_media(color_scheme="light")

    def menu(self):
        links = self.page.eval_on_selector_all(".menu nav a", "all => all.map((a) => a.getAttribute('href'))")
        return sorted(links)

    def post(self, path, body=""):
        """A form of their own session, by the page they are on; the status of the answer."""
        return self.page.evaluate(
            """async ([path, body]) => {
              const token = document.querySelector('input[name="form-token"]')?.value ?? '';
              const answer = await fetch(path, { method: 'POST', redirect: 'manual',
                headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
                body: 'form-token=' + token + '&' + body });
              return answer.type === 'opaqueredirect' ? 303 : answer.status;
            }""",
            [path, body])
