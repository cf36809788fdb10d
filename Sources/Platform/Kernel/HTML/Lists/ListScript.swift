extension ListPage {
  /// The keys of a list: j and k move, x selects, Enter opens, / searches, ? shows them. Everything is there without it.
  package static let script = Asset(
    name: "list.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const list = document.querySelector("[data-list]");
      const rows = list ? [...list.tBodies[0].rows] : [];
      const bar = document.querySelector(".bulk-bar");
      const scope = bar?.querySelector("select");
      let current = -1, last = -1;

      const box = (row) => row?.querySelector(".pick input");

      function go(index) {
        if (!rows.length) return;
        current = Math.max(0, Math.min(rows.length - 1, index));
        (rows[current].querySelector(".what a") ?? box(rows[current]) ?? rows[current]).focus();
        rows[current].scrollIntoView({ block: "nearest" });
      }

      function count() {
        const chosen = rows.filter((row) => box(row)?.checked);
        rows.forEach((row) => row.classList.toggle("chosen", !!box(row)?.checked));
        if (!bar) return;
        bar.dataset.count = chosen.length;
        bar.classList.toggle("idle", !chosen.length && scope?.value !== "all");
        const option = scope?.options[0];
        if (option) {
          option.dataset.plain ??= option.text;
          option.text = chosen.length ? `${option.dataset.plain} (${chosen.length})` : option.dataset.plain;
        }
        if (whole) {
          whole.checked = rows.length > 0 && chosen.length === rows.length;
          whole.indeterminate = chosen.length > 0 && !whole.checked;
        }
      }

      // The box that selects the page stands in the head, where a label for it waits already.
      const head = list?.tHead.querySelector(".pick");
      let whole = null;
      if (head && bar) {
        whole = document.createElement("input");
        whole.type = "checkbox";
        whole.setAttribute("aria-label", head.textContent);
        head.append(whole);
        whole.addEventListener("change", () => {
          rows.forEach((row) => { box(row).checked = whole.checked; });
          count();
        });
      }

      rows.forEach((row, index) => {
        row.addEventListener("focusin", () => { current = index; });
        box(row)?.addEventListener("click", (event) => {
          if (event.shiftKey && last >= 0) {
            const [from, to] = [Math.min(last, index), Math.max(last, index)];
            for (let at = from; at <= to; at += 1) box(rows[at]).checked = event.target.checked;
          }
          last = index;
          count();
        });
      });
      scope?.addEventListener("change", count);

      // Menus close by Escape and by a click elsewhere, as people expect of menus.
      const menus = [...document.querySelectorAll("details.menu-box")];
      document.addEventListener("click", (event) => {
        for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
      });

      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          for (const menu of menus) {
            if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
          }
          return;
        }
        const at = event.target;
        const types = at.closest?.("input:not([type=checkbox]), select, textarea, [contenteditable]");
        if (types || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "j") go(current + 1);
        else if (event.key === "k") go(current < 0 ? 0 : current - 1);
        else if (event.key === "x" && box(rows[current])) {
          box(rows[current]).checked = !box(rows[current]).checked;
          last = current;
          count();
        } else if (event.key === "/") {
          const search = document.querySelector("main form[role=search] input[type=search]");
          if (!search) return;
          search.focus();
          search.select();
        } else if (event.key === "?") {
          const keys = document.getElementById("list-keys");
          keys.open = !keys.open;
          if (keys.open) keys.querySelector("summary").focus();
        } else return;
        event.preventDefault();
      });
      count();

      """#)
}
