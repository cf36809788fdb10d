extension StyleSheet {
  /// Telephones and narrow windows: the side becomes a bar, rows of lists become small cards.
  static let narrow = #"""
    @media (max-width: 60rem) {
      .frame { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto 1fr; }
      .side { position: sticky; top: 0; z-index: 5; height: auto; display: grid; align-items: center;
        grid-template-columns: auto minmax(0, 1fr) auto; gap: .5rem .7rem; padding: .6rem 1.1rem; border-right: 0;
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
        padding: 1.2rem 1rem; background: var(--card); border-left: 1px solid var(--line); overflow-y: auto; }
      .menu::backdrop { background: rgb(0 0 0 / .45); }
      .menu .home, .menu summary { padding: .6rem; }
      .menu li a { padding: .5rem .6rem; }
      .side > .side-foot { grid-column: 1 / -1; display: flex; justify-content: space-between; margin: 0; padding: 0; }
      main { padding: 1.4rem 1.1rem 2.5rem; }
      .foot { padding: 1rem 1.1rem 1.5rem; }
      .two { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 44rem) {
      h1 { font-size: 1.45rem; }
      /* A table is moved sideways rather than read letter by letter. */
      main table:not(.list, .lines) th, main table:not(.list, .lines) td:not(.number) { white-space: normal;
        overflow-wrap: break-word; }
      main table:not(.list, .lines, .sums, .books, .entry) td:first-child { min-width: 9.5rem; }
      .card:has(> table:not(.list, .lines, .sums)) { overflow-x: auto; }
      .card { padding: 1.1rem 1.1rem; }
      .sheet { padding: .35rem 0; }
      .figures { padding: 0; }
      .figures > div { padding: .8rem 1.1rem; flex-basis: 40%; }
      .figures dd { font-size: 1.1rem; }
      .figures > .whole { flex-basis: 100%; }
      .sheet th:first-child, .sheet td:first-child { padding-left: 1.1rem; }
      .sheet th:last-child, .sheet td:last-child { padding-right: 1.1rem; }
      .sheet > h2 { padding-left: 1.1rem; padding-right: 1.1rem; }
      .sheet > h2 + .quiet { padding-left: 1.1rem; padding-right: 1.1rem; }
      .search { flex: 1 1 100%; flex-wrap: wrap; }
      .search input { flex: 1 1 100%; }
      .search select { flex: 1 1 8rem; }
      .filters .tabs { margin: 0 -1.1rem; padding: 0 1.1rem; }
      .top .actions { width: 100%; }
      .top .actions .button { flex: 1 1 auto; }
      .list thead { display: none; }
      .list, .list tbody, .list tfoot { display: block; }
      .list tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .15rem 1rem;
        padding: .85rem 1.1rem; }
      .list tbody tr + tr { border-top: 1px solid var(--line); }
      .list tfoot tr { border-top: 1px solid var(--edge); }
      .list tr > * { padding: 0 !important; border: 0 !important; }
      .list .what { grid-area: 1 / 1; white-space: normal; overflow-wrap: anywhere; }
      .list .what .kind { display: inline; margin-left: .4rem; }
      .list .gross { grid-area: 1 / 2; font-weight: 620; }
      .list .who { grid-area: 2 / 1; width: auto; max-width: none; }
      .list .state { grid-area: 2 / 2; text-align: right; }
      .list .issued, .list .net, .list .due { display: none; }
      .list .until { grid-area: 3 / 1 / auto / -1; color: var(--soft); font-size: .8125rem; }
      .list .until:empty { display: none; }
      .list .until[data-label]::before { content: attr(data-label) " "; }
      .lines thead { display: none; }
      .lines, .lines tbody { display: block; }
      .lines tr { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .7rem 1.1rem; }
      .lines tbody tr + tr { border-top: 1px solid var(--line); }
      .lines tr > * { padding: 0 !important; border: 0 !important; }
      .lines .what { grid-area: 1 / 1; }
      .lines .sum { grid-area: 1 / 2; }
      .lines .price { grid-area: 2 / 1; text-align: left; color: var(--soft); font-size: .875rem; }
      .lines .quantity { grid-area: 3 / 1; text-align: left; color: var(--soft); font-size: .875rem; }
      .lines .rate { grid-area: 2 / 2; color: var(--soft); font-size: .875rem; }
      .lines [data-label]::before { content: attr(data-label) " "; }
    }
    """#
}
