extension StyleSheet {
  /// What Ctrl-K opens, and the page that does the same without script.
  static let palette = #"""
    .palette { width: min(40rem, calc(100vw - 2rem)); max-height: min(34rem, 80vh); margin: 10vh auto auto; padding: 0;
      color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius);
      box-shadow: 0 1rem 3rem rgb(0 0 0 / .25); overflow: hidden; }
    .palette[open] { display: flex; flex-direction: column; }
    .palette::backdrop { background: rgb(10 15 12 / .4); }
    .palette > input[type="search"] { flex: none; min-height: 3.4rem; padding: .8rem 1.2rem; font-size: 1.1rem; border: 0;
      border-bottom: 1px solid var(--line); border-radius: 0; outline-offset: -2px; }
    .palette-list { overflow-y: auto; padding: .5rem; }
    .palette-title { padding: .6rem .7rem .25rem; color: var(--soft); font-size: .8125rem; font-weight: 600; }
    .palette-hit { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem .7rem; color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; }
    .palette-hit bdi { font-weight: 550; }
    .palette-hit .quiet { text-align: right; }
    .palette-hit:hover { background: var(--mute-wash); }
    .palette-hit[aria-selected] { background: var(--accent-wash); color: var(--accent-strong); }
    .palette-none { padding: 1.2rem .7rem; color: var(--soft); }
    .search.wide { max-width: 44rem; margin-bottom: 1.4rem; }
    .hits { display: grid; }
    .hits li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1rem; padding: .5rem 0; }
    .hits li + li { border-top: 1px solid var(--line); }
    .hits a { font-weight: 550; }
    kbd { padding: .05rem .35rem; font: .75rem/1.5 var(--sans); border: 1px solid var(--line); border-radius: 5px;
      background: var(--sunken); }
    """#
}
