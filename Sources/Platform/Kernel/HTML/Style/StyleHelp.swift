extension StyleSheet {
  /// The help: text to be read, and the way to it from each page.
  static let help = #"""
    .help-corner { position: relative; height: 0; }
    .help-corner a { position: absolute; top: .5rem; right: .9rem; z-index: 1; display: grid; place-items: center; width: 1.75rem;
      height: 1.75rem; color: var(--soft); font-weight: 650; text-decoration: none; background: var(--card);
      border: 1px solid var(--edge); border-radius: 50%; }
    .help-corner a:hover { color: var(--accent-strong); border-color: var(--accent); }
    .help-groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: var(--space-5); }
    .help-groups h2 { display: flex; align-items: center; gap: var(--space-2); }
    .help-groups h2 .icon { color: var(--accent); }
    .help-groups li a { display: block; padding: var(--space-1) 0; }
    .help-hits { display: grid; gap: var(--space-4); }
    .help-hits a { font-weight: 600; }
    .help-title { display: grid; gap: var(--space-1); margin-bottom: var(--space-4); }
    .help { display: grid; grid-template-columns: minmax(0, 46rem) minmax(11rem, 16rem); gap: var(--space-6) var(--space-12); align-items: start; }
    .help-text { display: grid; gap: var(--space-4); min-width: 0; }
    .help-text > * { min-width: 0; }
    .help-text h2 { margin-top: var(--space-4); font-size: var(--text-xl); scroll-margin-top: 5rem; }
    .help-text h3 { margin-top: var(--space-15); scroll-margin-top: 5rem; }
    .help-text > ul, .help-text > ol { display: grid; gap: var(--space-15); padding-left: var(--space-6); }
    .help-text > ul { list-style: disc; }
    .help-text > ol { list-style: decimal; }
    .help-text li::marker { color: var(--soft); }
    .help-text pre { margin: 0; padding: var(--space-3) var(--space-4); overflow-x: auto; background: var(--sunken);
      border-radius: var(--small-radius); }
    .help-text th, .help-text td { vertical-align: top; }
    .help-contents { position: sticky; top: 1.5rem; display: grid; gap: var(--space-15); padding-left: var(--space-4);
      border-left: 1px solid var(--line); font-size: var(--text-base); }
    .help-contents ul { display: grid; gap: var(--space-05); }
    .help-contents li a { display: block; padding: var(--space-1) 0; }
    .help-neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--space-4); max-width: 46rem;
      margin-top: var(--space-9); padding-top: var(--space-5); border-top: 1px solid var(--line); }
    .help-neighbours a { display: grid; gap: var(--space-05); font-weight: 600; }
    .help-neighbours .quiet { font-weight: 400; }
    .help-neighbours .after { margin-left: auto; text-align: right; }
    @media (max-width: 60rem) {
      .help { grid-template-columns: minmax(0, 1fr); }
      .help-contents { position: static; grid-row: 1; padding: var(--space-4); background: var(--sunken); border: 0;
        border-radius: var(--radius); }
      .help-corner a { top: .35rem; right: .6rem; }
      .help-corner ~ main { padding-top: var(--space-9); }
    }
    @media print {
      .help-corner, .help-contents, .help-neighbours { display: none; }
    }
    """#
}
