extension StyleSheet {
  /// What Ctrl-K opens, and the page that does the same without script.
  static let palette = #"""
    .palette { width: min(40rem, calc(100vw - 2rem)); max-height: min(34rem, 80vh); margin: 10vh auto auto; padding: 0;
      color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius);
      box-shadow: var(--shadow-raised); overflow: hidden; }
    .palette[open] { display: flex; flex-direction: column; }
    .palette::backdrop { background: var(--veil); }
    .palette > input[type="search"] { flex: none; min-height: 3.4rem; padding: var(--space-3) var(--space-5); font-size: var(--text-l); border: 0;
      border-bottom: 1px solid var(--line); border-radius: 0; outline-offset: -2px; }
    .palette-list { overflow-y: auto; padding: var(--space-2); }
    .palette-title { padding: var(--space-25) var(--space-3) var(--space-1); color: var(--soft); font-size: var(--text-s); font-weight: 600; }
    .palette-hit { display: flex; justify-content: space-between; gap: var(--space-4); padding: var(--space-2) var(--space-3); color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; }
    .palette-hit bdi { font-weight: 550; }
    .palette-hit .quiet { text-align: right; }
    .palette-hit:hover { background: var(--mute-wash); }
    .palette-hit[aria-selected] { background: var(--accent-wash); color: var(--accent-strong); }
    .palette-none { padding: var(--space-5) var(--space-3); color: var(--soft); }
    .search.wide { max-width: 44rem; margin-bottom: var(--space-6); }
    .hits { display: grid; }
    .hits li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--space-1) var(--space-4); padding: var(--space-2) 0; }
    .hits li + li { border-top: 1px solid var(--line); }
    .hits a { font-weight: 550; }
    kbd { padding: .05rem var(--space-15); font: var(--text-xs)/1.5 var(--sans); border: 1px solid var(--line); border-radius: 5px;
      background: var(--sunken); }
    """#
}
