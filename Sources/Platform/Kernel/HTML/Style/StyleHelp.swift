extension StyleSheet {
  /// The help: text to be read, and the way to it from each page.
  static let help = #"""
    .help-corner { position: relative; height: 0; }
    .help-corner a { position: absolute; top: .5rem; right: .9rem; z-index: 1; display: grid; place-items: center; width: 1.75rem;
      height: 1.75rem; color: var(--soft); font-weight: 650; text-decoration: none; background: var(--card);
      border: 1px solid var(--edge); border-radius: 50%; }
    .help-corner a:hover { color: var(--accent-strong); border-color: var(--accent); }
    .help-groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: 1.25rem; }
    .help-groups h2 { display: flex; align-items: center; gap: .5rem; }
    .help-groups h2 .icon { color: var(--accent); }
    .help-groups li a { display: block; padding: .3rem 0; }
    .help-hits { display: grid; gap: .9rem; }
    .help-hits a { font-weight: 600; }
    .help-title { display: grid; gap: .2rem; margin-bottom: 1rem; }
    .help { display: grid; grid-template-columns: minmax(0, 46rem) minmax(11rem, 16rem); gap: 1.5rem 3rem; align-items: start; }
    .help-text { display: grid; gap: .9rem; min-width: 0; }
    .help-text > * { min-width: 0; }
    .help-text h2 { margin-top: 1rem; font-size: 1.2rem; scroll-margin-top: 5rem; }
    .help-text h3 { margin-top: .4rem; scroll-margin-top: 5rem; }
    .help-text > ul, .help-text > ol { display: grid; gap: .35rem; padding-left: 1.4rem; }
    .help-text > ul { list-style: disc; }
    .help-text > ol { list-style: decimal; }
    .help-text li::marker { color: var(--soft); }
    .help-text pre { margin: 0; padding: .8rem .9rem; overflow-x: auto; background: var(--sunken);
      border-radius: var(--small-radius); }
    .help-text th, .help-text td { vertical-align: top; }
    .help-contents { position: sticky; top: 1.5rem; display: grid; gap: .4rem; padding-left: 1.1rem;
      border-left: 1px solid var(--line); font-size: .9rem; }
    .help-contents ul { display: grid; gap: .1rem; }
    .help-contents li a { display: block; padding: .2rem 0; }
    .help-neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; max-width: 46rem;
      margin-top: 2.2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
    .help-neighbours a { display: grid; gap: .1rem; font-weight: 600; }
    .help-neighbours .quiet { font-weight: 400; }
    .help-neighbours .after { margin-left: auto; text-align: right; }
    @media (max-width: 60rem) {
      .help { grid-template-columns: minmax(0, 1fr); }
      .help-contents { position: static; grid-row: 1; padding: .9rem 1.1rem; background: var(--sunken); border: 0;
        border-radius: var(--radius); }
      .help-corner a { top: .35rem; right: .6rem; }
      .help-corner ~ main { padding-top: 2.3rem; }
    }
    @media print {
      .help-corner, .help-contents, .help-neighbours { display: none; }
    }
    """#
}
