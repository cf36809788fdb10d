extension StyleSheet {
  /// Telephones and narrow windows: the side becomes a bar, rows of lists become small cards.
  static let narrow = #"""
    @media (max-width: 60rem) {
      .frame { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
      .side { position: sticky; top: 0; z-index: 5; height: auto; display: grid; align-items: center;
        grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--space-2) var(--space-3); padding: var(--space-25) var(--space-4); border-right: 0;
        border-bottom: 1px solid var(--line); background: var(--card); overflow: visible; }
      .brand { display: contents; }
      .product { grid-area: 1 / 1; }
      .product span { display: none; }
      .switcher, .side > .company { grid-area: 1 / 2; }
      .menu-button { grid-area: 1 / 3; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; padding: 0;
        color: var(--ink); background: none; border: 1px solid var(--edge); border-radius: var(--small-radius); cursor: pointer; }
      .quick { grid-column: 1 / -1; background: var(--sunken); }
      .quick input[type="search"] { min-height: 2.5rem; }
      .quick kbd { display: none; }
      .menu { display: none; }
      .menu:popover-open { position: fixed; inset: 0 0 0 auto; display: flex; width: min(21rem, 88vw); height: 100%;
        padding: var(--space-5) var(--space-4); background: var(--card); border-left: 1px solid var(--line); overflow-y: auto; }
      .menu::backdrop { background: var(--veil); }
      .menu .home, .menu summary { padding: var(--space-25); }
      .menu li a { padding: var(--space-2) var(--space-25); }
      .side > .side-foot { grid-column: 1 / -1; display: flex; justify-content: space-between; margin: 0; padding: 0; }
      main { padding: var(--space-6) var(--space-4) var(--space-10); }
      .foot { padding: var(--space-4) var(--space-4) var(--space-6); }
      .two { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 44rem) {
      h1 { font-size: var(--text-xl); }
      /* A table is moved sideways rather than read letter by letter. */
      main table:not(.list, .lines) th, main table:not(.list, .lines) td:not(.number) { white-space: normal;
        overflow-wrap: break-word; }
      main table:not(.list, .lines, .sums, .books, .entry) td:first-child { min-width: 9.5rem; }
      .card:has(> table:not(.list, .lines, .sums)) { overflow-x: auto; }
      .card { padding: var(--space-4); }
      .sheet { padding: var(--space-15) 0; }
      .figures { padding: 0; }
      .figures > div { padding: var(--space-3) var(--space-4); flex-basis: 40%; }
      .figures dd { font-size: var(--text-l); }
      .figures > .whole { flex-basis: 100%; }
      .sheet th:first-child, .sheet td:first-child { padding-left: var(--space-4); }
      .sheet th:last-child, .sheet td:last-child { padding-right: var(--space-4); }
      .sheet > h2 { padding-left: var(--space-4); padding-right: var(--space-4); }
      .sheet > h2 + .quiet { padding-left: var(--space-4); padding-right: var(--space-4); }
      .search { flex: 1 1 100%; flex-wrap: wrap; }
      .search input { flex: 1 1 100%; }
      .search select { flex: 1 1 8rem; }
      .filters .tabs { margin: 0 calc(-1 * var(--space-4)); padding: 0 var(--space-4); }
      .top .actions { width: 100%; }
      .top .actions .button { flex: 1 1 auto; }
      .list thead { display: none; }
      .list, .list tbody, .list tfoot { display: block; }
      .list tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--space-05) var(--space-4);
        padding: var(--space-3) var(--space-4); }
      .list tbody tr + tr { border-top: 1px solid var(--line); }
      .list tfoot tr { border-top: 1px solid var(--edge); }
      .list tr > * { padding: 0 !important; border: 0 !important; }
      .list .what { grid-area: 1 / 1; white-space: normal; overflow-wrap: anywhere; }
      .list .what .kind { display: inline; margin-left: var(--space-15); }
      .list .gross { grid-area: 1 / 2; font-weight: 620; }
      .list .who { grid-area: 2 / 1; width: auto; max-width: none; }
      .list .state { grid-area: 2 / 2; text-align: right; }
      .list .issued, .list .net, .list .due { display: none; }
      .list .until { grid-area: 3 / 1 / auto / -1; color: var(--soft); font-size: var(--text-s); }
      .list .until:empty { display: none; }
      .list .until[data-label]::before { content: attr(data-label) " "; }
      .lines thead { display: none; }
      .lines, .lines tbody { display: block; }
      .lines tr { display: grid; grid-template-columns: 1fr auto; gap: 0 var(--space-4); padding: var(--space-3) var(--space-4); }
      .lines tbody tr + tr { border-top: 1px solid var(--line); }
      .lines tr > * { padding: 0 !important; border: 0 !important; }
      .lines .what { grid-area: 1 / 1; }
      .lines .sum { grid-area: 1 / 2; }
      .lines .price { grid-area: 2 / 1; text-align: left; color: var(--soft); font-size: var(--text-m); }
      .lines .quantity { grid-area: 3 / 1; text-align: left; color: var(--soft); font-size: var(--text-m); }
      .lines .rate { grid-area: 2 / 2; color: var(--soft); font-size: var(--text-m); }
      .lines [data-label]::before { content: attr(data-label) " "; }
    }
    """#
}
