extension StyleSheet {
  /// Lists: their menus, views, filters, selection and bar of actions.
  static let lists = #"""
    .menu-box { position: relative; }
    .menu-box > summary { list-style: none; cursor: pointer; }
    .menu-box > summary::-webkit-details-marker { display: none; }
    .menu-box > summary::after { content: ""; width: .4rem; height: .4rem; border: solid currentColor;
      border-width: 0 1.5px 1.5px 0; transform: translateY(-.12rem) rotate(45deg); }
    .menu-box[open] > summary::after { transform: translateY(.1rem) rotate(225deg); }
    .menu-body { position: absolute; right: 0; top: calc(100% + .4rem); z-index: 5; display: grid; gap: var(--space-3);
      width: max-content; min-width: 14rem; max-width: min(24rem, 86vw); padding: var(--space-4); background: var(--card);
      border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow-raised); }
    .menu-body fieldset { display: grid; gap: var(--space-05); }
    .tick { display: flex; align-items: center; gap: var(--space-25); min-height: 2rem; cursor: pointer; }
    input[type="checkbox"] { width: 1.1rem; height: 1.1rem; margin: 0; flex: none; accent-color: var(--accent); }
    .views { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-4); margin: calc(-1 * var(--space-15)) 0 var(--space-3); }
    .views > .menu-box > summary { display: inline-flex; align-items: center; gap: var(--space-2); padding: var(--space-1) 0;
      color: var(--accent); font-weight: 550; }
    .views .menu-body { left: 0; right: auto; }
    .menu-body.wide { width: min(30rem, 86vw); max-width: none; }
    .view-name { display: grid; gap: var(--space-1); font-weight: 600; }
    .view-line { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); padding-top: var(--space-3);
      border-top: 1px solid var(--line); }
    .view-line input { flex: 1 1 9rem; }
    .filters .search { flex-wrap: wrap; flex-basis: 38rem; }
    .search input[type="search"] { flex: 1 1 15rem; }
    .search select { max-width: 15rem; }
    .more-filters { flex: 1 0 100%; }
    .more-filters > summary, .keys > summary { width: max-content; padding: var(--space-1) 0; color: var(--soft);
      cursor: pointer; }
    .more-filters > .filter-row { padding-top: var(--space-25); }
    .range { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); }
    .range legend { float: none; font-size: var(--text-m); margin-bottom: var(--space-1); }
    .range label { display: inline-flex; align-items: center; gap: var(--space-2); color: var(--soft); }
    .range input { color: var(--ink); }
    .keys { margin-top: var(--space-5); font-size: var(--text-m); }
    .keys dl { margin-top: var(--space-2); }
    .keys dt { font-family: var(--mono); }
    .sort { display: inline-flex; align-items: center; gap: var(--space-1); padding: var(--space-1) 0; color: inherit;
      text-decoration: none; }
    .sort:hover { color: var(--ink); text-decoration: underline; }
    .sort .arrow { opacity: .55; }
    [aria-sort="ascending"] .sort, [aria-sort="descending"] .sort { color: var(--ink); }
    [aria-sort="ascending"] .arrow, [aria-sort="descending"] .arrow { opacity: 1; }
    .list .pick { position: relative; z-index: 1; width: 1%; padding-right: 0; }
    .list .pick input { display: block; }
    .list .pick::before { content: ""; position: absolute; inset: 0; z-index: -1; }
    .list .aside { white-space: nowrap; }
    .list .note { min-width: 16rem; font-size: var(--text-m); }
    .list .acts { white-space: nowrap; width: 1%; }
    .list .acts .button + .button { margin-left: var(--space-15); }
    .sheet:has(.list) { overflow-x: auto; }
    .list .who { min-width: 7rem; }
    .list tr.chosen { background: var(--accent-wash); }
    .list tr.chosen:hover { background: var(--accent-wash); }
    .bulk-bar { position: sticky; bottom: .6rem; z-index: 3; display: flex; flex-wrap: wrap; align-items: center;
      gap: var(--space-25); width: max-content; max-width: 100%; margin: var(--space-4) auto 0; padding: var(--space-25) var(--space-3);
      background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius);
      box-shadow: var(--shadow-raised); }
    .bulk-bar.idle { position: static; box-shadow: none; border-color: var(--line); }
    .bulk-scope { display: inline-flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); color: var(--soft); }
    .bulk-scope select { color: var(--ink); max-width: 100%; }
    @media (min-width: 44.01rem) and (max-width: 75rem) {
      .list { font-size: var(--text-m); }
      .list th, .list td { padding-left: var(--space-15); padding-right: var(--space-15); }
      .sheet .list th:first-child, .sheet .list td:first-child { padding-left: var(--space-4); }
      .sheet .list th:last-child, .sheet .list td:last-child { padding-right: var(--space-4); }
      .list [aria-sort="none"] .arrow { display: none; }
    }
    @media (max-width: 44rem) {
      .menu-body { position: static; width: auto; max-width: none; margin-top: var(--space-2); }
      .top .actions .menu-box { flex: 1 1 auto; }
      .top .actions .menu-box > summary { width: 100%; }
      .views { margin: 0 0 var(--space-3); }
      .views .tabs { max-width: 100%; }
      .views > .menu-box { flex: 1 0 100%; }
      .list .aside { display: none; }
      .list .note { grid-area: 4 / 1 / auto / -1; }
      .list .note:empty, .list .note:has(bdi:empty), .list .acts:empty { display: none; }
      .list tr:has(.acts) .what .kind { display: block; margin-left: 0; }
      .list.picks tr:has(.acts) .state { grid-area: 1 / 3; }
      .list .acts { grid-area: 5 / 1 / auto / -1; }
      .list .note, .list .acts { margin-top: var(--space-1); }
      .search select { max-width: none; }
      .sheet:has(.list) { overflow-x: hidden; }
      .list.picks tr { grid-template-columns: auto minmax(0, 1fr) auto; }
      .list .pick { grid-area: 1 / 1 / span 2; width: auto; align-self: start; padding-top: var(--space-1) !important; }
      .list.picks .what { grid-area: 1 / 2; }
      .list.picks .gross { grid-area: 1 / 3; }
      .list.picks .who { grid-area: 2 / 2; }
      .list.picks .state { grid-area: 2 / 3; }
      .list.picks .until { grid-area: 3 / 2 / auto / -1; }
      .list.picks tfoot .what { grid-area: 1 / 1 / auto / span 2; }
      .bulk-bar { width: 100%; bottom: .3rem; }
      .bulk-bar.idle { display: none; }
      .bulk-scope { flex: 1 0 100%; }
      .bulk-scope select { flex: 1; }
      .bulk-bar > .button { flex: 1 1 auto; padding: var(--space-15) var(--space-3); }
      .keys { display: none; }
    }
    @media print { .views, .filters, .bulk-bar, .keys, .pager, .pick { display: none; } }
    """#
}
