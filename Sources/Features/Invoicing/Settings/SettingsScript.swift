import Kernel

/// Shows what a form would come to while it is filled in: the document or the mail beside it, the next numbers. The same is
/// behind buttons without it.
enum SettingsScript {
  static let asset = Asset(
    name: "settings.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const form = document.getElementById("settings");
      const refresh = document.getElementById("refresh");
      const told = document.getElementById("preview-wrong")?.firstElementChild;
      const how = refresh ? new URL(document.querySelector(".preview iframe").src).hash : "";
      let timer = 0, count = 0;

      // The form itself is sent: what is typed stands in no address. A frame of its own for each: its first page is no step of
      // the browser's history, and the sample of before stays in sight until the new one is there, or while there is none: what
      // is wrong is said above it.
      function draw() {
        const shown = document.querySelector(".preview iframe:not(.coming)");
        if (!shown || !shown.offsetParent) return;
        document.querySelector("iframe.coming")?.remove();
        const fresh = shown.cloneNode(false);
        fresh.className = "coming";
        fresh.removeAttribute("src");
        fresh.name = "preview-" + ++count;
        fresh.addEventListener("load", () => {
          const page = fresh.contentDocument;
          if (page?.URL === "about:blank") return;
          // A document is none of ours to look into; a page is the mail, or says why there is no sample.
          const isPage = page?.contentType === "text/html";
          told.hidden = !isPage || !!page.querySelector(".letter");
          if (!told.hidden) {
            told.lastElementChild.replaceChildren(...page.querySelectorAll(".findings"));
            fresh.remove();
            return;
          }
          shown.remove();
          fresh.className = "";
        });
        shown.after(fresh);
        refresh.formAction = refresh.formAction.split("#")[0] + how;
        refresh.formTarget = fresh.name;
        form.requestSubmit(refresh);
      }
      refresh?.addEventListener("click", (event) => {
        event.preventDefault();
        draw();
      });

      async function number() {
        const fields = new URLSearchParams(new FormData(form));
        fields.set("do", "preview");
        const turn = ++count;
        const answer = await fetch(form.action, { method: "POST", body: fields }).catch(() => null);
        // A later one was quicker, or there is no network.
        if (!answer || turn !== count) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("next");
        if (next) document.getElementById("next").replaceChildren(...next.childNodes);
      }

      function changed() {
        clearTimeout(timer);
        timer = setTimeout(refresh ? draw : number, 350);
      }

      // What is being saved is drawn no more.
      form.addEventListener("submit", (event) => { if (event.submitter !== refresh) clearTimeout(timer); });
      form.addEventListener("input", changed);
      form.addEventListener("change", changed);
      """#)
}
