import Kernel

extension ImportProgressPage {
  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ImportStrings.table, shell.language)
    switch phase {
    case .running(let running):
      return shell.page(
        title: words.issuingTitle, section: InvoicingNavigation.importing, refreshSeconds: 2,
        scripts: [ImportProgressPage.script]
      ) { page in
        heading(page, words.issuingTitle, words.issuingLead(fileName))
        page.section(class: "card stack") { meter(page, running, words) }
      }
    case .finished(let result):
      return shell.page(title: words.doneTitle, section: InvoicingNavigation.importing) { page in
        heading(page, words.doneTitle, words.doneLead(fileName, result.duration))
        page.div(class: "stack") { self.result(page, result, words) }
      }
    case .stopped(let why, let running, let resumeHref):
      return shell.page(title: words.stoppedTitle, section: InvoicingNavigation.importing) { page in
        heading(page, words.stoppedTitle, fileName)
        page.div(class: "stack") { stopped(page, why, running, resumeHref, words) }
      }
    }
  }

  private func heading(_ page: HTML, _ title: String, _ lead: String) {
    page.div(class: "top") {
      page.div {
        page.h1(title)
        page.p(lead, class: "lead")
      }
    }
  }

  private func meter(_ page: HTML, _ running: Running, _ words: Words<ImportStrings>) {
    page.div(class: "meter", .role("status")) {
      page.span(class: "count", .id("import-count"), text: running.count(words))
      page.span(class: "soft", .id("import-pace"), text: running.pace(words))
    }
    page.progress(
      .id("import-bar"), .value(String(running.done)), .max(max(1, running.total)),
      .label(words.issuingTitle), .dataURL(progressHref)
    ) { page.text(running.count(words)) }
  }

  private func result(_ page: HTML, _ result: Result, _ words: Words<ImportStrings>) {
    let number = words.language.number
    let counts = result.counts
    page.dl(class: "card figures", .label(words.counts)) {
      page.figure(words.orders, number(counts.orders), class: "whole")
      page.figure(words.invoicesIssued, number(counts.invoices))
      page.figure(words.notesIssued, number(counts.creditNotes))
      page.figure(words.refused, number(counts.refused), class: counts.refused > 0 ? "bad" : nil)
      page.figure(words.alreadyIssued, number(counts.alreadyIssued), class: "quiet")
    }
    page.dl(class: "card figures", .label(words.totals)) {
      page.figure(words.net, result.totals.net)
      page.figure(words.vat, result.totals.vat)
      page.figure(words.gross, result.totals.gross, class: "whole")
    }
    if counts.refused > 0 {
      page.div(class: "notice warn") { page.p(words.refusedHelp(counts.refused)) }
    }
    page.div(class: "actions") {
      page.a(class: "button primary", .href(result.issuedHref), text: words.seeIssued)
      page.a(class: "button", .href(InvoicingNavigation.importing), text: words.importMore)
      page.downloads(report: reportHref, csv: refusalsCSVHref, words)
    }
  }

  private func stopped(
    _ page: HTML, _ why: Text, _ running: Running, _ resumeHref: String,
    _ words: Words<ImportStrings>
  ) {
    page.div(class: "notice bad", .role("alert")) {
      page.strong(why(words.language))
      page.p(words.stoppedHelp)
    }
    page.section(class: "card stack") { meter(page, running, words) }
    page.form(class: "actions", .method("post"), .action(resumeHref)) {
      page.button(class: "button primary", .type("submit"), text: words.resume)
    }
  }
}

extension ImportProgressPage {
  /// Moves the bar without reloading. Where scripts are off the page refreshes itself.
  package static let script = Asset(
    name: "import-progress.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const bar = document.getElementById("import-bar");
      const count = document.getElementById("import-count");
      const pace = document.getElementById("import-pace");
      let failures = 0;

      async function ask() {
        try {
          const answer = await fetch(bar.dataset.url, { headers: { accept: "application/json", "x-unattended": "1" } });
          if (!answer.ok) throw new Error(answer.status);
          const progress = await answer.json();
          failures = 0;
          if (progress.finished) return location.reload();
          bar.max = Math.max(1, progress.total);
          bar.value = progress.done;
          count.textContent = progress.count;
          pace.textContent = progress.pace;
        } catch {
          failures += 1;
        }
        setTimeout(ask, Math.min(10000, 600 * (failures + 1)));
      }
      if (bar) setTimeout(ask, 400);

      """#)
}
