extension StyleSheet {
  static let tables = #"""
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: var(--space-25) var(--space-3); text-align: left; vertical-align: baseline; }
    th { color: var(--soft); font-size: var(--text-s); font-weight: 600; white-space: nowrap; }
    thead th { border-bottom: 1px solid var(--line); }
    tbody tr + tr > * { border-top: 1px solid var(--line); }
    tfoot th, tfoot td { border-top: 1px solid var(--edge); font-weight: 620; color: var(--ink); }
    tfoot th { font-size: inherit; }
    .right { text-align: right; }
    th:first-child, td:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: 0; }
    .sheet { padding: var(--space-15) 0; overflow: hidden; }
    .sheet th:first-child, .sheet td:first-child { padding-left: var(--space-6); }
    .sheet th:last-child, .sheet td:last-child { padding-right: var(--space-6); }
    .sheet > h2 { padding: var(--space-4) var(--space-6) var(--space-1); margin: 0; }
    .sheet > h2 + .quiet { margin: 0; padding: 0 var(--space-6) var(--space-3); }
    .scroll { overflow-x: auto; }
    .raw td { white-space: nowrap; }
    .list tbody tr { position: relative; }
    .list tbody tr:hover { background: var(--sunken); }
    .list .what { font-weight: 600; white-space: nowrap; }
    .list .what.name { white-space: normal; min-width: 12rem; overflow-wrap: anywhere; }
    .list .what a { color: var(--ink); text-decoration: none; }
    .list .what a::after { content: ""; position: absolute; inset: 0; }
    .list .what a:hover { text-decoration: underline; }
    .list .what a:focus-visible { outline: none; }
    .list tr:has(a:focus-visible) { outline: 2px solid var(--focus); outline-offset: -2px; }
    .list .what .kind { display: block; font-weight: 400; color: var(--soft); font-size: var(--text-s); }
    .list .who { width: 100%; max-width: 0; overflow: hidden; text-overflow: ellipsis;
      white-space: nowrap; }
    .list .due.late { color: var(--bad); font-weight: 600; }
    .list th, .list td { padding-left: var(--space-25); padding-right: var(--space-25); }
    .list tbody td { padding-top: var(--space-3); padding-bottom: var(--space-3); vertical-align: middle; }
    .list .what a.blank { font-weight: 450; color: var(--soft); }
    .lines th { white-space: normal; vertical-align: bottom; }
    .lines .what { min-width: 10rem; }
    @media (max-width: 84rem) { .list .net { display: none; } }
    .books th, .books td { padding: var(--space-15) var(--space-25); }
    .books td input { width: 100%; min-width: 5.5rem; }
    .books tbody + tbody > tr:first-child > * { border-top: 1px solid var(--edge); }
    .zero { color: var(--soft); }
    .detail { display: block; color: var(--soft); font-size: var(--text-m); }
    .sums { margin: var(--space-15) 0 0 auto; width: min(100%, 22rem); }
    .sums td, .sums th { padding: var(--space-15) 0; }
    .sums tbody tr + tr > * { border-top: 0; }
    .sums th { font-size: inherit; font-weight: 450; }
    .sums .grand th, .sums .grand td { padding-top: var(--space-3); font-weight: 650; color: var(--ink);
      border-top: 1px solid var(--edge) !important; font-size: var(--text-l); }
    """#
}
