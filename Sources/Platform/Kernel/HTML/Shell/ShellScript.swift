extension Asset {
  /// What makes the shell a pleasure with script: Ctrl-K, and what is live; on the pages of the public too, whether the server is
  /// there. Every page works without it.
  static let shellScript = Asset(
    name: "shell.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      /* What was done is said once, for a while: longer for whoever points at it or reads it with the keyboard. */
      (() => {
        const place = document.getElementById("toasts");
        if (!place) return;
        function show(toast) {
          const close = document.createElement("button");
          close.type = "button";
          close.className = "toast-close";
          close.textContent = "×";
          close.setAttribute("aria-label", place.dataset.close);
          let timer;
          const stay = () => clearTimeout(timer);
          const go = () => { stay(); timer = setTimeout(end, 8000); };
          const end = () => { if (toast.matches(":hover, :focus-within")) go(); else toast.remove(); };
          close.addEventListener("click", () => { toast.remove(); document.getElementById("main").focus(); });
          for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, stay);
          for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, go);
          toast.append(close);
          place.append(toast);
          go();
        }
        const told = place.firstElementChild;
        if (!told) return;
        told.remove();
        const address = new URL(location.href);
        address.searchParams.delete("told");
        history.replaceState(history.state, "", address);
        /* Into the region a moment after it is there: what changes in it is read aloud. */
        setTimeout(() => show(told), 100);
      })();
      (() => {
        /* Whether the server is there: said below the page until it is so again. */
        const offline = document.getElementById("offline");
        /* What a frame shows has no notice of its own. */
        if (!offline) return;
        let again, answered = () => {};

        async function check() {
          clearTimeout(again);
          try {
            const answer = await fetch(offline.dataset.url, { redirect: "manual", cache: "no-store" });
            if (answer.status >= 500) throw new Error(answer.status);
            offline.hidden = true;
            answered(answer);
          } catch {
            offline.hidden = false;
            again = setTimeout(check, 5000);
          }
        }

        document.addEventListener("visibilitychange", () => {
          clearTimeout(again);
          if (!document.hidden) check();
        });
        addEventListener("offline", check);
        addEventListener("online", check);
        /* A form is not sent into the void: what was typed stays. */
        document.addEventListener("submit", (event) => {
          if (event.target.getAttribute("method") !== "post" || offline.hidden) return;
          event.preventDefault();
          check();
        });
        if (!navigator.onLine) check();

        const field = document.getElementById("quick-search");
        if (!field) return;
        const place = field.form;

        /* The palette: what is typed is asked of the server; arrows choose, Enter opens. */
        let dialog, box, list, options = [], chosen = -1, asked = 0, waiting, shownFor, opens = false;

        function element(name, cls, text) {
          const made = document.createElement(name);
          if (cls) made.className = cls;
          if (text) made.textContent = text;
          return made;
        }

        function build() {
          dialog = element("dialog", "palette");
          dialog.setAttribute("aria-label", field.getAttribute("aria-label"));
          box = element("input");
          box.type = "search";
          box.placeholder = place.dataset.hint;
          box.autocomplete = "off";
          box.setAttribute("aria-label", field.getAttribute("aria-label"));
          box.setAttribute("role", "combobox");
          box.setAttribute("aria-expanded", "true");
          box.setAttribute("aria-controls", "palette-list");
          list = element("div", "palette-list");
          list.id = "palette-list";
          list.setAttribute("role", "listbox");
          list.setAttribute("aria-label", field.getAttribute("aria-label"));
          dialog.append(box, list);
          document.body.append(dialog);
          box.addEventListener("input", () => { opens = false; clearTimeout(waiting); waiting = setTimeout(ask, 90); });
          box.addEventListener("keydown", onKey);
          dialog.addEventListener("close", () => { opens = false; });
          dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
        }

        function open(text) {
          if (!dialog) build();
          if (!dialog.open) dialog.showModal();
          box.value = text || "";
          box.focus();
          ask();
        }

        async function ask() {
          const turn = ++asked, words = box.value;
          let found;
          try {
            const answer = await fetch(field.dataset.url + "?q=" + encodeURIComponent(words));
            if (!answer.ok) throw new Error(answer.status);
            found = await answer.json();
          } catch {
            found = { groups: [] };
          }
          if (turn !== asked) return;
          shownFor = words;
          show(found.groups);
          if (opens && words === box.value) options[chosen]?.click();
          opens = false;
        }

        function show(groups) {
          options = [];
          list.replaceChildren();
          for (const group of groups) {
            const part = element("div", "palette-group");
            part.setAttribute("role", "group");
            part.setAttribute("aria-label", group.title);
            part.append(element("p", "palette-title", group.title));
            for (const hit of group.hits) {
              const option = element("a", "palette-hit");
              option.href = hit.href;
              option.id = "palette-" + options.length;
              option.tabIndex = -1;
              option.setAttribute("role", "option");
              option.append(element("bdi", "", hit.title));
              if (hit.detail) option.append(element("span", "quiet", hit.detail));
              options.push(option);
              part.append(option);
            }
            list.append(part);
          }
          if (!options.length) list.append(element("p", "palette-none", place.dataset.nothing));
          choose(options.length ? 0 : -1);
        }

        function choose(index) {
          options[chosen]?.removeAttribute("aria-selected");
          chosen = index;
          const option = options[chosen];
          if (!option) return box.removeAttribute("aria-activedescendant");
          option.setAttribute("aria-selected", "true");
          option.scrollIntoView({ block: "nearest" });
          box.setAttribute("aria-activedescendant", option.id);
        }

        function onKey(event) {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step && options.length) {
            event.preventDefault();
            choose((chosen + step + options.length) % options.length);
          } else if (event.key === "Enter") {
            event.preventDefault();
            /* What is shown answers to fewer letters than are typed: the answer to all of them is opened when it comes. */
            if (shownFor !== box.value) opens = true;
            else options[chosen]?.click();
          }
        }

        document.addEventListener("keydown", (event) => {
          if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
            event.preventDefault();
            open("");
          }
        });
        field.addEventListener("input", () => { const text = field.value; field.value = ""; open(text); });

        /* What moves sideways is moved by the arrows of the keyboard too. */
        function reach() {
          for (const part of document.querySelectorAll("main .scroll, main .card, main pre")) {
            if (part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX !== "visible") part.tabIndex = 0;
          }
        }
        reach();
        addEventListener("resize", reach);

        /* What is live: the server says that something moved, and the parts of the page that show it are read again. */
        const parts = () => [...document.querySelectorAll("main [data-live]")];
        const bell = document.getElementById("bell");
        let source;

        async function renew(topics) {
          const wanted = parts().filter((part) => part.dataset.live.split(" ").some((topic) => topics.includes(topic)));
          if (!wanted.length || document.querySelector("dialog[open]")) return;
          const answer = await fetch(location.href, { headers: { accept: "text/html", "x-unattended": "1" } });
          if (!answer.ok) return;
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          for (const { id } of wanted) {
            /* Another renewal may have replaced it meanwhile. */
            const part = document.getElementById(id), next = fresh.getElementById(id);
            if (!part || !next) continue;
            /* What is typed there is not taken away. */
            const isTyped = [...part.querySelectorAll("input, textarea")].some((one) => one.value !== one.defaultValue);
            if (isTyped || part.contains(document.activeElement)) continue;
            const opened = [...part.querySelectorAll("details")].map((one) => one.open);
            next.querySelectorAll("details").forEach((one, index) => { one.open = opened[index] ?? one.open; });
            part.replaceWith(document.importNode(next, true));
          }
        }

        /* How far the streams before it told, so that nothing falls between two. */
        let told = "";
        function listen() {
          if (!bell && !parts().length || document.hidden) return;
          source = new EventSource(place.dataset.live + (told ? "?after=" + told : ""));
          for (const name of ["now", "moved", "again"]) source.addEventListener(name, (event) => { told = event.lastEventId; });
          source.onopen = () => { offline.hidden = true; };
          source.addEventListener("moved", (event) => {
            document.dispatchEvent(new CustomEvent("moved", { detail: event.data }));
            renew(event.data.split(" ")).catch(() => {});
          });
          source.addEventListener("again", () => { source.close(); listen(); });
          source.onerror = () => { source.close(); check(); };
        }

        /* Whether the server that answers knows who asks: said until the page is read again. */
        const signedOut = document.getElementById("signed-out");
        answered = (answer) => {
          /* Who signs in elsewhere has another session, which the forms of this page are not of. */
          if (answer.type === "opaqueredirect" || answer.status === 401) signedOut.hidden = false;
          source?.close();
          if (signedOut.hidden) listen();
        };

        document.addEventListener("visibilitychange", () => source?.close());
        document.addEventListener("submit", (event) => {
          if (event.target.getAttribute("method") !== "post" || signedOut.hidden || !offline.hidden) return;
          event.preventDefault();
          signInAgain(event.target);
        });

        /* Who types is there, though nothing is sent yet: a session ends half an hour after the last of it. */
        let typedAt = 0, typedIn;
        document.addEventListener("input", (event) => {
          typedIn = event.target.form ?? typedIn;
          if (Date.now() - typedAt < 300000) return;
          typedAt = Date.now();
          fetch(place.dataset.live + "?seconds=0&attended=1", { redirect: "manual", cache: "no-store" }).catch(() => {});
        });
        function signInAgain(form) {
          if (form?.closest("main")) keepTyped(form);
          location.assign("/sign-in?next=" + encodeURIComponent(location.pathname + location.search));
        }
        signedOut.querySelector("a").addEventListener("click", (event) => {
          event.preventDefault();
          signInAgain(typedIn);
        });

        /* What was typed into a form whose sending found the session over comes back: in this tab, to the same person. */
        const who = document.querySelector(".side-foot a[href$='/account']")?.textContent;
        const typed = (form) => [...form.elements].filter((e) =>
          e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type));
        const isTicked = (field) => ["radio", "checkbox"].includes(field.type);

        document.addEventListener("submit", (event) => {
          const form = event.target;
          if (event.defaultPrevented || form.getAttribute("method") !== "post" || !form.closest("main")) return;
          keepTyped(form);
        });

        function keepTyped(form) {
          const values = typed(form).map((field) => isTicked(field) ? field.checked : field.value);
          const sent = { who, path: location.pathname, action: form.getAttribute("action"), values };
          try { sessionStorage.setItem("sent", JSON.stringify(sent)); } catch { /* It is too long, or may not be kept. */ }
        }

        function putBack() {
          let sent;
          try {
            sent = JSON.parse(sessionStorage.getItem("sent"));
            sessionStorage.removeItem("sent");
          } catch { return; }
          if (!sent || sent.who !== who || sent.path !== location.pathname) return;
          if (!/\/sign-in(\/|\?|$)/.test(document.referrer)) return;
          const form = [...document.querySelectorAll("main form")].find((f) => f.getAttribute("action") === sent.action);
          const fields = form ? typed(form) : [];
          if (!fields.length || fields.length !== sent.values.length) return;
          fields.forEach((field, index) => {
            if (isTicked(field)) field.checked = sent.values[index];
            else field.value = sent.values[index];
            field.dispatchEvent(new Event("input", { bubbles: true }));
          });
          document.getElementById("typed-again").hidden = false;
          form.scrollIntoView({ block: "nearest" });
        }
        putBack();
        addEventListener("pagehide", () => source?.close());
        listen();
      })();

      """#)
}
