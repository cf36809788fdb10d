extension StyleSheet {
  /// A form of many rows with what it comes to beside it.
  static let editor = #"""
    .editor { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5); align-items: start; }
    .resume { margin-bottom: var(--space-4); }
    .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); gap: var(--space-4); align-items: start; }
    .fields .error:empty { display: none; }
    .entry th, .entry td { padding: var(--space-1); font-size: var(--text-m); vertical-align: top; }
    .entry tbody tr + tr > * { border-top: 0; }
    .entry input, .entry select { width: 100%; min-height: 2.3rem; padding: var(--space-1) var(--space-2); }
    .entry { table-layout: fixed; }
    .entry th { overflow-wrap: normal; font-size: var(--text-s); }
    .entry th:first-child { width: 25%; }
    .entry th:nth-child(2) { width: 10%; }
    .entry th:nth-child(5) { width: 9%; }
    .entry th:nth-child(6) { width: 8%; }
    .entry th:nth-child(3), .entry th:nth-child(4), .entry th:nth-child(7), .entry th:nth-child(8) { width: 12%; }
    .entry [inputmode="decimal"], .entry .net { text-align: right; font-variant-numeric: tabular-nums; }
    .entry .net { padding-top: var(--space-3); white-space: nowrap; }
    .entry .error { display: block; color: var(--bad); font-size: var(--text-s); }
    .entry .error:empty { display: none; }
    .entry th { white-space: normal; vertical-align: bottom; }
    .entry .sku { min-height: 0; margin-top: var(--space-05); padding: var(--space-05) var(--space-2); border-color: transparent; background: none; color: var(--soft); font-size: var(--text-s); }
    .entry .sku:placeholder-shown { display: none; }
    .with-button { display: flex; gap: var(--space-15); }
    .with-button input { min-width: 0; flex: 1; }
    .with-button .button { padding: 0 var(--space-3); }
    .entry-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-3) var(--space-6); padding: var(--space-4) var(--space-6) var(--space-5); }
    .entry-foot p { flex: 1 1 20rem; }
    .fields > .wide { grid-column: 1 / -1; }
    .fields textarea, .fields select, .fields input[type="text"], .fields input[type="email"] { width: 100%; }
    input[type="color"] { width: 4.5rem; height: 2.6rem; padding: var(--space-1); background: var(--card);
      border: 1px solid var(--edge); border-radius: var(--small-radius); cursor: pointer; }
    .settings-form .card > h2 { margin: 0; }
    :is(.settings-form, .columns) details > .fields { margin-top: var(--space-4); }
    .settings-form .choices { align-items: start; }
    .settings { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: var(--space-5); }
    .settings li + li { margin-top: var(--space-3); padding-top: var(--space-3); border-top: 1px solid var(--line); }
    .settings a { font-weight: 600; }
    .settings .quiet { overflow-wrap: anywhere; }
    .preview iframe.coming { position: absolute; inset: 0; opacity: 0; pointer-events: none; }
    .beside { display: none; }
    @media (min-width: 82rem) { .beside { display: inline-flex; } }
    .summary .button { width: 100%; }
    .outcome { display: grid; gap: var(--space-5); min-width: 0; }
    @media (min-width: 76rem) {
      main:has(.editor) { max-width: 100rem; }
      .editor { grid-template-columns: minmax(0, 1fr) 20rem; }
      .editor:has(.paper:not([hidden])) { grid-template-columns: minmax(0, 1fr) 23rem; }
      .outcome { position: sticky; top: 1.25rem; max-height: calc(100vh - 2.5rem); overflow-y: auto; scrollbar-width: thin; }
    }
    .paper-sheets { position: relative; aspect-ratio: 1 / 1.414; }
    .paper-sheets iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
    .paper.stale { opacity: .5; }
    /* Where the document stands below the sums, what a script does by itself leaves it room. */
    @media (min-width: 76rem) and (max-width: 99.99rem) {
      .editor:has(.paper:not([hidden])) .summary :is([value="save"], .stack > .quiet:not(#saved)) { display: none; }
      .editor .summary, .editor .summary .stack { gap: var(--space-3); }
      .paper > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .paper { padding: 0; }
    }
    @media (min-width: 100rem) {
      main:has(.editor) { max-width: 130rem; }
      .editor:has(.paper:not([hidden])) { grid-template-columns: minmax(0, 1fr) 18rem minmax(24rem, 32rem); }
      .editor:has(.paper:not([hidden])) .outcome { display: contents; }
      .summary, .paper { position: sticky; top: 1.25rem; }
    }
    @media (max-width: 60rem) {
      .entry thead { display: none; }
      .entry, .entry tbody { display: block; }
      .entry tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-2); padding: var(--space-4); }
      .entry tbody tr + tr { border-top: 1px solid var(--line); }
      .entry tr > td { display: grid; align-content: start; padding: 0 !important; }
      .entry tr > td:first-child { grid-column: 1 / -1; }
      .entry td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: var(--text-s); text-align: left; }
    }
    """#
}
