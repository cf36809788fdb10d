import Kernel

extension EditorPage {
  /// The keys of the rows, pasting from a spreadsheet, and keeping what is typed. No amount is computed here, and everything
  /// is there without it.
  static let script = Asset(
    name: "invoice-form.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const form = document.getElementById("editor");
      const body = document.getElementById("lines");
      const saved = document.getElementById("saved");
      const summary = document.getElementById("summary");
      const blank = body.rows[body.rows.length - 1].cloneNode(true);
      const width = 7;
      const wrongs = new Map();
      let timer = 0, running = false, again = false, lost = false, summed = null;

      const cells = (row) => [...row.querySelectorAll("input:not(.sku), select")];
      const isBlank = (row) => cells(row).every((cell) => cell.tagName === "SELECT" || !cell.value.trim());

      function number(from) {
        for (let at = from; at < body.rows.length; at += 1) {
          for (const cell of body.rows[at].querySelectorAll("input, select")) {
            cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/\d+$/, at + 1));
          }
        }
      }

      function addRow() {
        const row = blank.cloneNode(true);
        body.append(row);
        number(body.rows.length - 1);
        return row;
      }

      function focusOn(row, column) {
        const cell = cells(row)[column];
        cell.focus();
        cell.select?.();
      }

      // A blank row always stands below what is typed, so that Tab reaches it.
      function keepBlank() {
        if (!isBlank(body.rows[body.rows.length - 1])) addRow();
      }

      body.addEventListener("keydown", (event) => {
        const cell = event.target, row = cell.closest("tr");
        if (!row || event.altKey || event.isComposing) return;
        const at = row.sectionRowIndex, column = cells(row).indexOf(cell);
        if (column < 0) return;
        if (event.key === "Enter") {
          focusOn(body.rows[at + 1] ?? addRow(), event.shiftKey ? column : 0);
        } else if (event.key === "ArrowDown" && cell.tagName !== "SELECT") {
          if (body.rows[at + 1]) focusOn(body.rows[at + 1], column);
        } else if (event.key === "ArrowUp" && cell.tagName !== "SELECT") {
          if (at > 0) focusOn(body.rows[at - 1], column);
        } else if (event.key === "Delete" && (event.ctrlKey || event.metaKey)) {
          row.remove();
          if (!body.rows.length) addRow();
          number(at);
          focusOn(body.rows[Math.min(at, body.rows.length - 1)], column);
          changed();
        } else return;
        event.preventDefault();
      });

      // Rows and cells of a spreadsheet; a cell with a line break comes in quotation marks.
      function table(text) {
        const mark = text.includes("\t") ? "\t" : text.includes(";") ? ";" : "\t";
        const rows = [[]];
        let cell = "", quoted = false;
        for (let at = 0; at < text.length; at += 1) {
          const sign = text[at];
          if (quoted) {
            if (sign === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
            else if (sign === '"') quoted = false;
            else cell += sign === "\n" || sign === "\r" ? " " : sign;
          } else if (sign === '"' && !cell) quoted = true;
          else if (sign === mark) { rows.at(-1).push(cell); cell = ""; }
          else if (sign === "\n") { rows.at(-1).push(cell); cell = ""; rows.push([]); }
          else if (sign !== "\r") cell += sign;
        }
        rows.at(-1).push(cell);
        if (rows.at(-1).every((text) => !text)) rows.pop();
        return rows;
      }

      function fill(cell, text) {
        const wanted = text.trim();
        if (cell.tagName !== "SELECT") { cell.value = wanted; return; }
        const option = [...cell.options].find((known) =>
          [known.value, known.text].some((word) => word.toLowerCase() === wanted.toLowerCase()));
        if (option) cell.value = option.value;
      }

      body.addEventListener("paste", (event) => {
        const text = event.clipboardData.getData("text/plain");
        const rows = table(text);
        if (rows.length < 2 && rows[0]?.length < 2) return;
        event.preventDefault();
        const first = event.target.closest("tr"), start = first.sectionRowIndex;
        const column = cells(first).indexOf(event.target);
        // All rows at once: the browser lays the page out once.
        const fresh = document.createDocumentFragment(), from = body.rows.length;
        for (let missing = start + rows.length - from; missing > 0; missing -= 1) {
          fresh.append(blank.cloneNode(true));
        }
        body.append(fresh);
        const all = [...body.rows];
        rows.forEach((texts, index) => {
          const targets = cells(all[start + index]);
          texts.forEach((text, place) => {
            if (column + place < width) fill(targets[column + place], text);
          });
        });
        number(from);
        keepBlank();
        changed();
      });

      document.getElementById("add-lines").addEventListener("click", (event) => {
        event.preventDefault();
        let first = null;
        for (let more = 0; more < 10; more += 1) { const row = addRow(); first ??= row; }
        focusOn(first, 0);
      });

      // MARK: what is known

      const known = { name: "known-buyers", "line-name": "known-articles" };
      const sources = { name: "buyers", "line-name": "articles" };
      const offers = { name: [], "line-name": [] };
      const turns = { name: 0, "line-name": 0 };
      let asking = 0;

      // What was chosen fills what is still empty beside it, or filled by an earlier choice; who was chosen is one customer, all
      // of them. What VAT asks of an article, and its reference, are its own.
      const filled = new WeakMap(), own = ["line-name", "line-nature", "line-sku"];
      function take(cell) {
        const offer = offers[cell.name].find((offer) => offer.value === cell.value);
        if (!offer) return false;
        const row = cell.closest("tr"), before = (row && filled.get(row)) ?? {};
        const fields = { ...offer.fields };
        if (row) fields["line-price"] = fields[form.elements.prices.value];
        for (const [name, text] of Object.entries(fields)) {
          const target = row ? row.querySelector(`[name="${name}"]`) : form.elements[name];
          if (!target || text === undefined) continue;
          if (name === "line-nature" && !text) {
            // What was sold before does not say; that of the product chosen before is not its own.
            if (before[name] && target.value === before[name]) target.selectedIndex = 0;
          } else if (!row || own.includes(name) || !target.value || target.value === before[name]) target.value = text;
        }
        if (row) filled.set(row, fields);
        return true;
      }

      // Another article than the one chosen: its reference and its nature are not this one's. More words after its name change
      // nothing of it.
      function release(cell) {
        const row = cell.closest("tr"), before = filled.get(row), name = before?.["line-name"];
        if (name === undefined) {
          if (!cell.value) row.querySelector(".sku").value = "";
        } else if (!cell.value || !(cell.value.startsWith(name) || name.startsWith(cell.value))) {
          const sku = row.querySelector(".sku"), nature = row.querySelector('[name="line-nature"]');
          if (sku.value === before["line-sku"]) sku.value = "";
          if (nature.value === before["line-nature"]) nature.selectedIndex = 0;
          filled.set(row, { ...before, "line-name": undefined });
        }
      }

      function offer(cell) {
        clearTimeout(asking);
        const words = cell.value.trim();
        if (words.length < 2) return;
        asking = setTimeout(async () => {
          const turn = ++turns[cell.name];
          const base = form.action.replace(/typed\/[^/]*$/, "");
          const response = await fetch(`${base}typed-${sources[cell.name]}.json?q=${encodeURIComponent(words)}`).catch(() => null);
          if (!response?.ok) return;
          const found = await response.json();
          if (turn !== turns[cell.name]) return;
          offers[cell.name] = found;
          document.getElementById(known[cell.name]).replaceChildren(...offers[cell.name].map((offer) => {
            const option = document.createElement("option");
            option.value = offer.value;
            option.label = !offer.detail || offer.value.endsWith(offer.detail) ? offer.value : `${offer.value} · ${offer.detail}`;
            return option;
          }));
        }, 150);
      }

      form.addEventListener("input", (event) => {
        const cell = event.target;
        if (!(cell.name in known) || take(cell)) return;
        if (cell.name === "line-name") release(cell);
        offer(cell);
      });

      // MARK: who a number is

      const filler = document.getElementById("fill"), told = document.getElementById("siren-told");
      let asked = "", registered = {};

      // Only what is empty is filled in, or was by the number before, and nobody waits: one types on meanwhile.
      async function fillFrom(number) {
        const compact = number.toUpperCase().replace(/[\s.-]/g, "");
        if (!filler || !compact || compact === asked) return;
        asked = compact;
        told.textContent = filler.dataset.looking;
        const token = form.elements["form-token"];
        const response = await fetch(filler.dataset.url, {
          method: "POST", headers: { Accept: "application/json" },
          body: new URLSearchParams({ number, ...(token ? { "form-token": token.value } : {}) }),
        }).catch(() => null);
        if (asked !== compact) return;
        const answer = response?.ok ? await response.json() : null;
        if (answer?.outcome !== "found") asked = "";
        told.textContent = answer?.said ?? "";
        if (!answer || !Object.keys(answer.fields).length) return;
        form.elements.kind.value = "company";
        /* The country that stands in a form from the start is no choice: it comes with the address. */
        const placeless = ["line1", "postCode", "city"].every((name) => !form.elements[name].value.trim());
        for (const [name, text] of Object.entries(answer.fields)) {
          const target = form.elements[name];
          if (target && (name === "siren" || name === "country" && placeless || !target.value.trim() || target.value === registered[name])) target.value = text;
        }
        for (const [name, text] of Object.entries(registered)) {
          const target = form.elements[name];
          if (!(name in answer.fields) && target?.value === text) target.value = "";
        }
        registered = answer.fields;
        changed();
      }

      const isNumber = /^(\d{9}|\d{14}|FR[0-9A-Z]{2}\d{9}|(?!FR)[A-Z]{2}[0-9A-Z]{8,12})$/;
      for (const name of ["siren", "vatIdentifier"]) {
        form.elements[name].addEventListener("input", (event) => {
          const compact = event.target.value.toUpperCase().replace(/[\s.-]/g, "");
          if (isNumber.test(compact) && !form.elements.line1.value.trim()) fillFrom(event.target.value);
        });
      }
      filler?.addEventListener("click", (event) => {
        event.preventDefault();
        asked = "";
        fillFrom(form.elements.siren.value.trim() || form.elements.vatIdentifier.value.trim());
      });

      // MARK: the document beside the form

      const paper = document.getElementById("paper");
      const sheets = paper.querySelector(".paper-sheets");
      const wide = matchMedia("(min-width: 76rem)");
      let drawn = "";

      // The new sheet is laid over the old one once it is there: nothing flickers, nothing takes the focus.
      function draw(address) {
        if (address !== undefined) paper.dataset.src = address;
        const wanted = paper.dataset.src;
        paper.hidden = !(wide.matches && (wanted || drawn));
        paper.classList.toggle("stale", !wanted);
        if (paper.hidden || !wanted || wanted === drawn) return;
        drawn = wanted;
        const sheet = document.createElement("iframe");
        sheet.title = paper.dataset.title;
        sheet.tabIndex = -1;
        sheet.addEventListener("load", () => {
          while (sheet.previousElementSibling) sheet.previousElementSibling.remove();
        });
        sheet.src = `${wanted}#toolbar=0&navpanes=0&view=FitH`;
        sheets.append(sheet);
      }
      wide.addEventListener("change", () => draw());
      draw();

      // MARK: keeping

      function changed() {
        if (lost) return;
        clearTimeout(timer);
        timer = setTimeout(keep, 250);
      }

      function show(answer) {
        form.elements.revision.value = answer.revision;
        saved.textContent = answer.saved;
        // Read back it is not what was sent: a no-break space is "&nbsp;" then.
        if (answer.summary !== summed) summary.innerHTML = summed = answer.summary;
        history.replaceState(null, "", form.action);
        draw(answer.preview);
        const rows = [...body.rows];
        rows.forEach((row, at) => {
          const net = row.querySelector(".net"), text = answer.nets[at] ?? "";
          if (net.textContent !== text) net.textContent = text;
        });
        for (const cell of form.querySelectorAll("[aria-invalid]")) {
          cell.removeAttribute("aria-invalid");
          const place = cell.closest(".field, td").querySelector(".error");
          if (place) place.textContent = "";
        }
        wrongs.clear();
        for (const wrong of answer.wrong) {
          const cell = wrong.row === undefined
            ? form.elements[wrong.name] : rows[wrong.row]?.querySelector(`[name="${wrong.name}"]`);
          if (!cell) continue;
          wrongs.set(cell, wrong.text);
          if (cell !== document.activeElement) mark(cell);
        }
      }

      // What is wrong in a cell is said when one has left it, not while one types there; a moment later, so that a button pressed
      // to leave it does not move away under the pointer.
      function mark(cell) {
        cell.setAttribute("aria-invalid", "true");
        const place = cell.closest(".field, td").querySelector(".error");
        if (place) place.textContent = wrongs.get(cell);
      }
      form.addEventListener("input", (event) => wrongs.delete(event.target));
      form.addEventListener("focusout", (event) => {
        const cell = event.target;
        setTimeout(() => { if (wrongs.has(cell) && cell !== document.activeElement) mark(cell); }, 300);
      });

      async function keep() {
        if (running) { again = true; return; }
        running = true;
        again = false;
        saved.textContent = form.dataset.saving;
        let delay = 0;
        try {
          const response = await fetch(form.action, {
            method: "POST", headers: { Accept: "application/json" },
            body: new URLSearchParams(new FormData(form)),
          });
          if (response.ok) {
            show(await response.json());
          } else if ([401, 403, 409].includes(response.status)) {
            // Another tab was quicker, or the session is over: trying again changes nothing.
            lost = true;
            saved.textContent = (await response.json()).detail;
            saved.className = "notice bad";
          } else throw new Error(response.status);
        } catch {
          saved.textContent = form.dataset.offline;
          delay = 4000;
        }
        running = false;
        if (lost) return;
        if (delay) timer = setTimeout(keep, delay);
        else if (again) keep();
      }

      body.addEventListener("input", keepBlank);
      form.addEventListener("input", changed);
      form.addEventListener("change", changed);
      // What the button sends is newer than what waits; and it must name the revision the last answer gave.
      form.addEventListener("submit", (event) => {
        clearTimeout(timer);
        if (!running) {
          // Without network the form is not sent, and what is typed is kept on.
          setTimeout(() => { if (event.defaultPrevented) changed(); else lost = true; });
          return;
        }
        event.preventDefault();
        const button = event.submitter;
        again = false;
        const wait = setInterval(() => {
          if (running) return;
          clearInterval(wait);
          clearTimeout(timer);
          // The answer may have drawn the summary anew, and the button with it.
          if (button && !button.isConnected) { button.hidden = true; form.append(button); }
          form.requestSubmit(button);
        }, 50);
      });

      """#)
}
