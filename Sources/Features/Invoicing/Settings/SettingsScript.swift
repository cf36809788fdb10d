import Kernel

/// Shows what a form would come to while it is filled in: the document beside it, the next numbers. The same is behind
/// buttons without it.
enum SettingsScript {
  static let asset = Asset(
    name: "settings.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const form = document.getElementById("settings");
      const refresh = document.getElementById("refresh");
      const recalculate = document.getElementById("recalculate");
      let timer = 0;
      // An address may be that long everywhere; with a longer form, or a file, the form itself is sent.
      const longest = 12000;

      // A frame of its own for each: its first page is no step of the browser's history, and the document of before stays in
      // sight until the new one is there.
      function draw() {
        const shown = document.querySelector(".preview iframe:not(.coming)");
        if (!shown || !shown.offsetParent) return;
        document.querySelector("iframe.coming")?.remove();
        const fields = new FormData(form), file = fields.get("logo");
        for (const name of ["form-token", "version", "logo"]) fields.delete(name);
        const query = new URLSearchParams(fields).toString();
        if (file?.size || query.length > longest) { form.requestSubmit(refresh); return; }
        const fresh = shown.cloneNode(false);
        fresh.className = "coming";
        fresh.setAttribute("src", refresh.formAction + "?" + query);
        shown.removeAttribute("name");
        shown.after(fresh);
        fresh.addEventListener("load", () => {
          fresh.className = "";
          shown.remove();
        }, { once: true });
      }

      async function number() {
        const fields = new URLSearchParams(new FormData(form));
        fields.set("do", "preview");
        const answer = await fetch(form.action, { method: "POST", body: fields });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("next");
        if (next) document.getElementById("next").replaceChildren(...next.childNodes);
      }

      function changed() {
        clearTimeout(timer);
        timer = setTimeout(refresh ? draw : number, 350);
      }

      form.addEventListener("input", changed);
      form.addEventListener("change", changed);
      """#)
}
