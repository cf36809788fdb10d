extension Asset {
  /// What the header says of now: how much waits for whoever reads, what goes on for them, and the way to other companies. Without
  /// it the bell and the company lead to pages.
  static let statusScript = Asset(
    name: "status.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      (() => {
        const bell = document.getElementById("bell");
        if (!bell) return;
        const count = bell.querySelector(".bell-count");
        const bar = document.getElementById("work");
        const said = document.getElementById("work-said");
        const rows = new Map();
        /* Put away while the server was being asked: it does not come back. */
        const away = new Set();
        let timer;

        function element(name, cls, text) {
          const made = document.createElement(name);
          if (cls) made.className = cls;
          if (text) made.textContent = text;
          return made;
        }

        /* What this tab saw running: asked for again until it is over and was put away. */
        const key = "work " + bell.dataset.url;
        const seen = () => { try { return JSON.parse(sessionStorage.getItem(key)) || []; } catch { return []; } };
        const see = (ids) => { try { sessionStorage.setItem(key, JSON.stringify(ids)); } catch { /* It is seen on this page alone. */ } };

        async function ask() {
          clearTimeout(timer);
          let now;
          try {
            const answer = await fetch(bell.dataset.url + "?seen=" + encodeURIComponent(seen().join(",")),
              { cache: "no-store", redirect: "manual" });
            if (!answer.ok) return;
            now = await answer.json();
          } catch { return; }
          count.textContent = now.count > 99 ? "99+" : String(now.count);
          count.hidden = !now.count;
          bell.classList.toggle("urgent", now.urgent > 0);
          bell.setAttribute("aria-label", now.label);
          bell.title = now.label;
          show(now.work);
          const runs = now.work.some((one) => !one.finished);
          if (!document.hidden && (runs || now.isOld)) timer = setTimeout(ask, runs ? 2000 : 10000);
        }

        function show(work) {
          /* Where its own page is open, that page says it. */
          const shown = work.filter((one) => !away.has(one.id) && new URL(one.href, location.href).pathname !== location.pathname);
          see(work.filter((one) => !one.finished || shown.includes(one)).map((one) => one.id));
          for (const [id, row] of rows) {
            if (!shown.some((one) => one.id === id)) { row.remove(); rows.delete(id); }
          }
          for (const one of shown) {
            const row = rows.get(one.id) || add(one);
            row.querySelector("a").textContent = one.title;
            row.querySelector(".quiet").textContent = one.detail;
            const meter = row.querySelector("progress");
            if (meter && one.total) { meter.max = one.total; meter.value = one.done; }
            if (one.finished && meter) {
              meter.remove();
              row.classList.add("over");
              row.append(closing(one.id));
              said.textContent = one.title + " " + one.detail;
            }
          }
          bar.hidden = !rows.size;
        }

        function add(one) {
          const row = element("div", "work-row");
          const link = element("a", "", one.title);
          link.href = one.href;
          const meter = element("progress");
          meter.setAttribute("aria-label", one.title);
          row.append(link, meter, element("span", "quiet", one.detail));
          bar.append(row);
          rows.set(one.id, row);
          return row;
        }

        function closing(id) {
          const close = element("button", "button small", bar.dataset.close);
          close.type = "button";
          close.addEventListener("click", () => {
            away.add(id);
            see(seen().filter((one) => one !== id));
            rows.get(id)?.remove();
            rows.delete(id);
            bar.hidden = !rows.size;
          });
          return close;
        }

        /* What opens under a link in the place of another page. */
        function popover(link, fill) {
          if (!link || !HTMLElement.prototype.showPopover) return;
          let panel;
          link.setAttribute("aria-expanded", "false");
          link.addEventListener("click", async (event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
            event.preventDefault();
            if (panel?.matches(":popover-open")) return panel.hidePopover();
            if (!panel) {
              panel = element("div", "pop");
              panel.popover = "auto";
              panel.setAttribute("role", "dialog");
              panel.setAttribute("aria-label", link.title || link.getAttribute("aria-label"));
              panel.addEventListener("toggle", (change) => {
                link.setAttribute("aria-expanded", String(change.newState === "open"));
                if (change.newState === "closed" && panel.contains(document.activeElement)) link.focus();
              });
              link.after(panel);
            }
            try {
              await fill(panel);
            } catch { return location.assign(link.href); }
            const place = link.getBoundingClientRect();
            panel.classList.toggle("low", place.top > innerHeight / 2);
            if (!panel.matches(":popover-open")) panel.showPopover();
            panel.querySelector("input, [aria-current], a")?.focus();
          });
          return () => panel?.matches(":popover-open") && panel.hidePopover();
        }

        async function read(url, type) {
          const answer = await fetch(url, { headers: { accept: type }, cache: "no-store", redirect: "manual" });
          if (!answer.ok) throw new Error(answer.status);
          return answer;
        }

        if (new URL(bell.href).pathname !== location.pathname) {
          popover(bell, async (panel) => {
            const text = await (await read(bell.href, "text/html")).text();
            const part = new DOMParser().parseFromString(text, "text/html").getElementById("attention");
            const copy = document.importNode(part, true);
            copy.removeAttribute("id");
            const all = element("a", "button small", bell.dataset.all);
            all.href = bell.href;
            panel.replaceChildren(copy, all);
          });
        }

        const switcher = document.querySelector("a.switcher[data-url]");
        popover(switcher, async (panel) => {
          const found = await (await read(switcher.dataset.url, "application/json")).json();
          const list = element("ul", "companies");
          for (const one of found.companies) {
            const row = element("li");
            const link = element("a");
            link.href = one.href;
            link.append(element("bdi", "", one.name), element("span", "quiet", one.note));
            if (one.current) link.setAttribute("aria-current", "true");
            row.append(link);
            list.append(row);
          }
          const all = element("a", "button small", found.all);
          all.href = switcher.href;
          panel.replaceChildren(...(found.companies.length > 10 ? [filter(list, found)] : []), list, all);
        });

        function filter(list, found) {
          const box = element("input");
          box.type = "search";
          box.placeholder = found.search;
          box.setAttribute("aria-label", found.search);
          const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
          box.addEventListener("input", () => {
            for (const row of list.children) row.hidden = !plain(row.textContent).includes(plain(box.value));
          });
          box.addEventListener("keydown", (event) => {
            const first = [...list.children].find((row) => !row.hidden);
            if (event.key === "Enter" && first) first.querySelector("a").click();
          });
          return box;
        }

        /* Arrows go from one line to the next, as in a menu. */
        document.addEventListener("keydown", (event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          const panel = step && event.target.closest?.(".pop");
          if (!panel) return;
          const stops = [...panel.querySelectorAll("input, a")].filter((one) => one.checkVisibility());
          event.preventDefault();
          stops[(stops.indexOf(event.target) + step + stops.length) % stops.length].focus();
        });

        let soon;
        document.addEventListener("moved", () => { clearTimeout(soon); soon = setTimeout(ask, 400); });
        document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
        ask();
      })();

      """#)
}
