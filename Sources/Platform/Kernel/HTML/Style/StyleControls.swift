extension StyleSheet {
  static let controls = #"""
    .button { display: inline-flex; align-items: center; justify-content: center; gap: var(--space-2);
      min-height: 2.6rem; padding: var(--space-2) var(--space-4); font: 600 var(--text-base)/1.2 var(--sans); color: var(--ink);
      background: var(--card); border: 1px solid var(--edge); border-radius: var(--small-radius);
      text-decoration: none; cursor: pointer; }
    .button:hover { background: var(--mute-wash); color: var(--ink); }
    .button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
    .button.large { min-height: 3rem; padding: var(--space-25) var(--space-6); font-size: var(--text-l); }
    .field { display: grid; gap: var(--space-15); }
    .field > label:not(.choice) { font-weight: 600; }
    .field .error { color: var(--bad); font-size: var(--text-m); font-weight: 550; }
    [aria-invalid="true"] { border-color: var(--bad) !important; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    legend { padding: 0; margin-bottom: var(--space-2); font-weight: 600; }
    input, select, textarea { font: inherit; color: inherit; }
    textarea { resize: vertical; }
    input[type="search"], input[type="text"], input[type="email"], input[type="password"], input[type="date"], input[type="number"], select, textarea { min-height: 2.6rem; padding: var(--space-2) var(--space-3); background: var(--card);
      border: 1px solid var(--edge); border-radius: var(--small-radius); min-width: 0; }
    input.short { width: 6.5rem; text-align: right; }
    input::placeholder { color: var(--soft); opacity: 1; }
    input[type="file"] { width: 100%; padding: var(--space-4); background: var(--sunken);
      border: 1.5px dashed var(--edge); border-radius: var(--radius); cursor: pointer; }
    input[type="file"].plain { padding: var(--space-25); border-width: 1px; border-style: solid; }
    input[type="file"]::file-selector-button { margin-right: var(--space-4); padding: var(--space-2) var(--space-4); cursor: pointer;
      font: 600 var(--text-base)/1.2 var(--sans); color: var(--ink); background: var(--card);
      border: 1px solid var(--edge); border-radius: var(--small-radius); }
    input[type="radio"] { accent-color: var(--accent); width: 1.1rem; height: 1.1rem; margin: var(--space-1) 0 0; }
    .choice { display: grid; grid-template-columns: auto 1fr; gap: 0 var(--space-25); padding: var(--space-15) 0; }
    .choice { font-weight: 500; }
    .qr { width: 13rem; height: 13rem; border-radius: var(--small-radius); }
    .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0 var(--space-6); }
    .choice .quiet { grid-column: 2; font-weight: 400; }
    .tag { display: inline-flex; align-items: center; gap: var(--space-15); padding: var(--space-05) var(--space-25) var(--space-05) var(--space-2);
      border-radius: 99px; font-size: var(--text-s); font-weight: 600; white-space: nowrap;
      color: var(--mute); background: var(--mute-wash); }
    .tag::before { content: ""; width: .45rem; height: .45rem; border-radius: 50%; background: currentColor; }
    .tag.good { color: var(--good); background: var(--good-wash); }
    .tag.warn { color: var(--warn); background: var(--warn-wash); }
    .tag.bad { color: var(--bad); background: var(--bad-wash); }
    .tag.info { color: var(--info); background: var(--info-wash); }
    .tag.draft { background: none; box-shadow: inset 0 0 0 1px var(--edge); }
    .tabs { display: flex; gap: var(--space-1); overflow-x: auto; }
    .tabs a { padding: var(--space-15) var(--space-3); border-radius: 99px; color: var(--soft); font-weight: 550;
      text-decoration: none; white-space: nowrap; }
    .tabs a:hover { background: var(--mute-wash); color: var(--ink); }
    .tabs a[aria-current] { background: var(--ink); color: var(--paper); }
    .filter-row { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-3) var(--space-4); }
    .check { display: flex; align-items: center; gap: var(--space-2); font-weight: 500; }
    .filter-row .check { padding-bottom: var(--space-25); }
    .filters { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
      gap: var(--space-3) var(--space-6); margin-bottom: var(--space-4); }
    .search { display: flex; gap: var(--space-2); flex: 0 1 34rem; min-width: 0; }
    .search input { flex: 1; }
    .pager { display: flex; align-items: center; justify-content: space-between; gap: var(--space-4);
      margin-top: var(--space-4); }
    .notice + .tabs, .notice + .filters { margin-top: var(--space-4); }
    .notice { display: grid; gap: var(--space-1); overflow-wrap: anywhere; padding: var(--space-4) var(--space-5); border-radius: var(--small-radius);
      background: var(--info-wash); color: var(--ink); border-left: 4px solid var(--info); }
    .notice.warn { background: var(--warn-wash); border-color: var(--warn); }
    .notice.bad { background: var(--bad-wash); border-color: var(--bad); }
    .notice.good { background: var(--good-wash); border-color: var(--good); }
    progress { width: 100%; height: .8rem; appearance: none; border: 0; border-radius: 99px; overflow: hidden;
      background: var(--mute-wash); color: var(--accent); }
    progress::-webkit-progress-bar { background: var(--mute-wash); }
    progress::-webkit-progress-value { background: var(--accent); border-radius: 99px;
      transition: inline-size .6s linear; }
    progress::-moz-progress-bar { background: var(--accent); }
    """#
}
