extension StyleSheet {
  /// Lists: their menus, views, filters, selection and bar of actions.
  static let lists = #"""
    .menu-box { position: relative; }
    .menu-box > summary { list-style: none; cursor: pointer; }
    .menu-box > summary::-webkit-details-marker { display: none; }
    .menu-box > summary::after { content: ""; width: .4rem; height: .4rem; border: solid currentColor;
      border-width: 0 1.5px 1.5px 0; transform: translateY(-.12rem) rotate(45deg); }
    .menu-box[open] > summary::after { transform: translateY(.1rem) rotate(225deg); }
    .menu-body { position: absolute; right: 0; top: calc(100% + .4rem); z-index: 5; display: grid; gap: .7rem;
      width: max-content; min-width: 14rem; max-width: min(24rem, 86vw); padding: 1rem; background: var(--card);
      border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 8px 30px rgb(20 30 25 / .16); }
    .menu-body fieldset { display: grid; gap: .1rem; }
    .tick { display: flex; align-items: center; gap: .6rem; min-height: 2rem; cursor: pointer; }
    input[type="checkbox"] { width: 1.1rem; height: 1.1rem; margin: 0; flex: none; accent-color: var(--accent); }
    .views { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; margin: -.4rem 0 .8rem; }
    .views > .menu-box > summary { display: inline-flex; align-items: center; gap: .5rem; padding: .3rem 0;
      color: var(--accent); font-weight: 550; }
    .views .menu-body { left: 0; right: auto; }
    .menu-body.wide { width: min(30rem, 86vw); max-width: none; }
    .view-name { display: grid; gap: .3rem; font-weight: 600; }
    .view-line { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding-top: .7rem;
      border-top: 1px solid var(--line); }
    .view-line input { flex: 1 1 9rem; }
    .filters .search { flex-wrap: wrap; flex-basis: 38rem; }
    .search input[type="search"] { flex: 1 1 15rem; }
    .search select { max-width: 15rem; }
    .more-filters { flex: 1 0 100%; }
    .more-filters > summary, .keys > summary { width: max-content; padding: .2rem 0; color: var(--soft);
      cursor: pointer; }
    .more-filters > .filter-row { padding-top: .6rem; }
    .range { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .7rem; }
    .range legend { float: none; font-size: .875rem; margin-bottom: .3rem; }
    .range label { display: inline-flex; align-items: center; gap: .45rem; color: var(--soft); }
    .range input { color: var(--ink); }
    .keys { margin-top: 1.2rem; font-size: .875rem; }
    .keys dl { margin-top: .5rem; }
    .keys dt { font-family: var(--mono); }
    .sort { display: inline-flex; align-items: center; gap: .3rem; padding: .25rem 0; color: inherit;
      text-decoration: none; }
    .sort:hover { color: var(--ink); text-decoration: underline; }
    .sort .arrow { opacity: .55; }
    [aria-sort="ascending"] .sort, [aria-sort="descending"] .sort { color: var(--ink); }
    [aria-sort="ascending"] .arrow, [aria-sort="descending"] .arrow { opacity: 1; }
    .list .pick { position: relative; z-index: 1; width: 1%; padding-right: 0; }
    .list .pick input { display: block; }
    .list .pick::before { content: ""; position: absolute; inset: 0; z-index: -1; }
    .list .aside { white-space: nowrap; }
    .list .note { min-width: 16rem; font-size: .875rem; }
    .list .acts { white-space: nowrap; width: 1%; }
    .list .acts .button + .button { margin-left: .4rem; }
    .sheet:has(.list) { overflow-x: auto; }
    .list .who { min-width: 7rem; }
    .list tr.chosen { background: var(--accent-wash); }
    .list tr.chosen:hover { background: var(--accent-wash); }
    .bulk-bar { position: sticky; bottom: .6rem; z-index: 3; display: flex; flex-wrap: wrap; align-items: center;
      gap: .6rem; width: max-content; max-width: 100%; margin: .9rem auto 0; padding: .6rem .8rem;
      background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius);
      box-shadow: 0 6px 24px rgb(20 30 25 / .16); }
    .bulk-bar.idle { position: static; box-shadow: none; border-color: var(--line); }
    .bulk-scope { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .5rem; color: var(--soft); }
    .bulk-scope select { color: var(--ink); max-width: 100%; }
    @media (min-width: 44.01rem) and (max-width: 75rem) {
      .list { font-size: .875rem; }
      .list th, .list td { padding-left: .4rem; padding-right: .4rem; }
      .sheet .list th:first-child, .sheet .list td:first-child { padding-left: .9rem; }
      .sheet .list th:last-child, .sheet .list td:last-child { padding-right: .9rem; }
      .list [aria-sort="none"] .arrow { display: none; }
    }
    @media (max-width: 44rem) {
      .menu-body { position: static; width: auto; max-width: none; margin-top: .5rem; }
      .top .actions .menu-box { flex: 1 1 auto; }
      .top .actions .menu-box > summary { width: 100%; }
      .views { margin: 0 0 .8rem; }
      .views .tabs { max-width: 100%; }
      .views > .menu-box { flex: 1 0 100%; }
      .list .aside { display: none; }
      .list .note { grid-area: 4 / 1 / auto / -1; }
      .list .note:empty, .list .note:has(bdi:empty), .list .acts:empty { display: none; }
      .list tr:has(.acts) .what .kind { display: block; margin-left: 0; }
      .list.picks tr:has(.acts) .state { grid-area: 1 / 3; }
      .list .acts { grid-area: 5 / 1 / auto / -1; }
      .list .note, .list .acts { margin-top: .3rem; }
      .search select { max-width: none; }
      .sheet:has(.list) { overflow-x: hidden; }
      .list.picks tr { grid-template-columns: auto minmax(0, 1fr) auto; }
      .list .pick { grid-area: 1 / 1 / span 2; width: auto; align-self: start; padding-top: .2rem !important; }
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
      .bulk-bar > .button { flex: 1 1 auto; padding: .4rem .7rem; }
      .keys { display: none; }
    }
    @media print { .views, .filters, .bulk-bar, .keys, .pager, .pick { display: none; } }
    """#
}
