extension StyleSheet {
  static let shell = #"""
    .skip { position: fixed; top: .5rem; left: .5rem; z-index: 10; padding: var(--space-25) var(--space-4);
      background: var(--card); border-radius: var(--small-radius); box-shadow: var(--shadow);
      transform: translateY(-200%); }
    .skip:focus { transform: none; }
    .frame { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); min-height: 100vh; }
    .side { position: sticky; top: 0; height: 100vh; display: flex; flex-direction: column; gap: var(--space-4);
      padding: var(--space-5) var(--space-4); border-right: 1px solid var(--line); overflow-y: auto; }
    .brand { display: flex; align-items: center; justify-content: space-between; padding: 0 var(--space-2); }
    .product { display: flex; align-items: center; gap: var(--space-25); color: var(--ink);
      font-size: var(--text-l); font-weight: 650; letter-spacing: -.01em; text-decoration: none; }
    .mark { width: 1.75rem; height: 1.75rem; }
    .menu-button { display: none; }
    .company { color: var(--soft); font-size: var(--text-m); padding: 0 var(--space-2); }
    .switcher { display: flex; align-items: center; justify-content: space-between; gap: var(--space-15); padding: var(--space-2) var(--space-25);
      color: var(--ink); font-weight: 600; font-size: var(--text-base); line-height: 1.3; text-decoration: none;
      background: var(--card); border: 1px solid var(--line); border-radius: var(--small-radius); }
    .switcher bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .switcher .icon { color: var(--soft); }
    .switcher:hover { color: var(--accent-strong); border-color: var(--edge); }
    .quick { display: flex; align-items: center; gap: var(--space-2); padding: 0 var(--space-2); background: var(--card);
      border: 1px solid var(--edge); border-radius: var(--small-radius); }
    .quick:focus-within { outline: 2px solid var(--focus); outline-offset: 1px; }
    .quick .icon { color: var(--soft); }
    .quick input[type="search"] { flex: 1; width: 100%; min-height: 2.3rem; padding: 0; border: 0; background: none; outline: none;
      font-size: var(--text-base); }
    .quick kbd { color: var(--soft); white-space: nowrap; }
    .quick:focus-within kbd { display: none; }
    .banner { padding: var(--space-2) var(--space-10); background: var(--warn-wash); color: var(--warn); font-size: var(--text-m); }
    .banner.offline { position: fixed; left: 0; right: 0; bottom: 0; z-index: 8; text-align: center; font-weight: 550;
      border-top: 1px solid var(--warn); }
    .menu { position: static; display: flex; flex: 1; flex-direction: column; gap: var(--space-5); width: auto; height: auto;
      margin: 0; padding: 0; border: 0; background: none; color: inherit; overflow: visible; }
    .menu > nav { display: grid; gap: var(--space-05); }
    .menu .home, .menu summary { display: flex; align-items: center; gap: var(--space-25); padding: var(--space-15) var(--space-25); color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; font-weight: 550; cursor: pointer; list-style: none; }
    .menu summary::-webkit-details-marker { display: none; }
    .menu summary::after { content: ""; width: .4rem; height: .4rem; margin-left: auto; border: solid var(--soft);
      border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
    .menu details[open] > summary::after { transform: rotate(45deg); }
    .menu .icon { color: var(--soft); }
    .menu ul { display: grid; margin: var(--space-05) 0 var(--space-2) var(--space-5); padding-left: var(--space-2); border-left: 1px solid var(--line); }
    .menu li a { display: block; padding: var(--space-1) var(--space-25); color: var(--soft); border-radius: var(--small-radius);
      text-decoration: none; font-size: var(--text-base); }
    .menu .home:hover, .menu summary:hover, .menu li a:hover { background: var(--mute-wash); color: var(--ink); }
    .menu > nav [aria-current] { background: var(--accent-wash); color: var(--accent-strong); font-weight: 600; }
    .menu > nav [aria-current] .icon { color: inherit; }
    .side-foot { display: grid; gap: var(--space-15); margin-top: auto; padding-top: var(--space-25); }
    .me { display: flex; align-items: center; gap: var(--space-25); padding: var(--space-2) var(--space-25); color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; font-weight: 500; overflow-wrap: anywhere; }
    .me:hover { background: var(--mute-wash); }
    .me[aria-current] { background: var(--accent-wash); color: var(--accent-strong); }
    .languages { display: flex; gap: var(--space-1); font-size: var(--text-m); }
    .languages a { padding: var(--space-15) var(--space-25); color: var(--soft); text-decoration: none;
      border-radius: var(--small-radius); }
    .languages a:hover { color: var(--ink); text-decoration: underline; }
    .languages a[aria-current] { color: var(--ink); font-weight: 600; }
    .body { display: flex; flex-direction: column; min-width: 0; }
    main { flex: 1; width: 100%; max-width: 84rem; margin: 0 auto; padding: var(--space-9) var(--space-10) var(--space-12); }
    main.wide { max-width: 112rem; }
    .foot { padding: var(--space-4) var(--space-10) var(--space-6); color: var(--soft); font-size: var(--text-s); text-align: right; }
    .top { display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between;
      gap: var(--space-4) var(--space-8); margin-bottom: var(--space-6); }
    .top .lead { margin-top: var(--space-15); }
    .actions { display: flex; flex-wrap: wrap; gap: var(--space-25); align-items: center; }
    .actions:empty { display: none; }
    .crumb { display: inline-flex; align-items: center; gap: var(--space-1); margin: calc(-1 * var(--space-15)) 0 var(--space-3) calc(-1 * var(--space-1));
      padding: var(--space-1) var(--space-15) var(--space-1) var(--space-05); color: var(--soft); font-size: var(--text-m); text-decoration: none; }
    .crumb:hover { text-decoration: underline; }
    .public { max-width: 44rem; min-height: 100vh; margin: 0 auto; display: flex; flex-direction: column; }
    .public-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
      gap: var(--space-1) var(--space-4); padding: var(--space-4) var(--space-4) 0; }
    .public-head .company { font-size: var(--text-l); font-weight: 600; color: var(--ink); }
    .public-head .languages { margin: 0; }
    .public main { padding: var(--space-6) var(--space-4) var(--space-8); }
    .public h1 + .lead { margin-bottom: var(--space-4); }
    .public h1 { margin-bottom: var(--space-4); overflow-wrap: anywhere; }
    .portal-brand svg { display: block; width: 100%; height: .35rem; border-radius: 99px; }
    .portal-brand img { display: block; max-width: min(14rem, 70%); max-height: 4.5rem; margin-top: var(--space-4); }
    .public .document-title h1 { margin: 0; }
    .portal-due dt { color: var(--soft); }
    .portal-due dd { font-size: var(--text-3xl); line-height: 1.2; font-weight: 650; letter-spacing: -.02em;
      font-variant-numeric: tabular-nums; }
    .portal-files .button { flex: 1 1 12rem; }
    .portal-transfer dd { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); }
    .button.small { min-height: 1.9rem; padding: var(--space-05) var(--space-3); font-size: var(--text-s); }
    .portal-rows li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-4); padding: var(--space-25) 0; }
    .portal-rows li + li { border-top: 1px solid var(--line); }
    .portal-rows a { font-weight: 550; }
    .portal-rows .number { margin-left: auto; }
    .public details > summary { cursor: pointer; font-weight: 600; min-height: 1.9rem; }
    .public .foot { padding: var(--space-4) var(--space-4) var(--space-6); }
    """#
}
