extension StyleSheet {
  /// The bell, what opens below it, and what goes on.
  static let status = #"""
    .bell { position: relative; display: grid; place-items: center; width: 2.25rem; height: 2.25rem; margin-right: calc(-1 * var(--space-15));
      color: var(--soft); border-radius: var(--small-radius); }
    .bell:hover, .bell[aria-expanded="true"] { color: var(--accent-strong); background: var(--mute-wash); }
    .bell[aria-current] { color: var(--accent-strong); background: var(--accent-wash); }
    .bell-count { position: absolute; top: -.1rem; right: -.2rem; min-width: 1.15rem; padding: 0 var(--space-1); color: var(--card);
      background: var(--mute); border-radius: 99px; font-size: var(--text-xs); font-weight: 650; line-height: 1.15rem; text-align: center;
      font-variant-numeric: tabular-nums; }
    .bell.urgent .bell-count { background: var(--bad); }
    .pop { position: fixed; inset: 4rem auto auto .9rem; z-index: 9; width: min(25rem, calc(100vw - 1.8rem)); max-height: 75vh;
      margin: 0; padding: var(--space-25); color: var(--ink); background: var(--card); border: 1px solid var(--edge);
      border-radius: var(--radius); box-shadow: var(--shadow-raised); overflow-y: auto; }
    .switcher + .pop { top: 7rem; }
    .pop .card { padding: var(--space-1) var(--space-2); border: 0; box-shadow: none; background: none; }
    .pop h2 { padding: var(--space-1) 0; font-size: var(--text-l); }
    .pop > .button { margin: var(--space-25) var(--space-2) var(--space-1); }
    .pop > input[type="search"] { width: 100%; margin-bottom: var(--space-15); }
    .companies li a { display: grid; padding: var(--space-2) var(--space-3); color: var(--ink); border-radius: var(--small-radius);
      text-decoration: none; }
    .companies bdi { font-weight: 550; overflow-wrap: anywhere; }
    .companies li a:hover { background: var(--mute-wash); }
    .companies [aria-current] { background: var(--accent-wash); color: var(--accent-strong); }
    .companies [aria-current] .quiet { color: inherit; }
    .work { display: grid; gap: var(--space-05); padding: var(--space-2) var(--space-10); background: var(--info-wash); border-bottom: 1px solid var(--line); }
    .work-row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-4); min-height: 1.9rem; }
    .work-row a { color: var(--info); font-weight: 600; }
    .work-row progress { flex: 1 1 8rem; max-width: 16rem; }
    .work-row .quiet { color: var(--info); font-variant-numeric: tabular-nums; }
    .work-row .button { margin-left: auto; }
    .help-corner { z-index: 1; }
    .work:not([hidden]) ~ .help-corner a { top: .5rem; }
    @media (max-width: 60rem) {
      .side { grid-template-columns: auto minmax(0, 1fr) auto auto; }
      .bell { grid-area: 1 / 3; width: 2.75rem; height: 2.75rem; margin: 0; border: 1px solid var(--edge); }
      .menu-button { grid-area: 1 / 4; }
      .pop, .switcher + .pop { top: 4.2rem; left: 1.1rem; right: 1.1rem; width: auto; }
      .work { padding: var(--space-2) var(--space-4); }
    }
    """#
}
