extension StyleSheet {
  static let shell = #"""
    .skip { position: fixed; top: .5rem; left: .5rem; z-index: 10; padding: .6rem 1rem;
      background: var(--card); border-radius: var(--small-radius); box-shadow: var(--shadow);
      transform: translateY(-200%); }
    .skip:focus { transform: none; }
    .frame { display: grid; grid-template-columns: 15.5rem minmax(0, 1fr); min-height: 100vh; }
    .side { position: sticky; top: 0; height: 100vh; display: flex; flex-direction: column; gap: .9rem;
      padding: 1.25rem .9rem; border-right: 1px solid var(--line); overflow-y: auto; }
    .brand { display: flex; align-items: center; justify-content: space-between; padding: 0 .5rem; }
    .product { display: flex; align-items: center; gap: .6rem; color: var(--ink);
      font-size: 1.1rem; font-weight: 650; letter-spacing: -.01em; text-decoration: none; }
    .mark { width: 1.75rem; height: 1.75rem; }
    .menu-button { display: none; }
    .company { color: var(--soft); font-size: .875rem; padding: 0 .5rem; }
    .switcher { display: flex; align-items: center; justify-content: space-between; gap: .4rem; padding: .45rem .6rem;
      color: var(--ink); font-weight: 600; font-size: .9rem; line-height: 1.3; text-decoration: none;
      background: var(--card); border: 1px solid var(--line); border-radius: var(--small-radius); }
    .switcher bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .switcher .icon { color: var(--soft); }
    .switcher:hover { color: var(--accent-strong); border-color: var(--edge); }
    .quick { display: flex; align-items: center; gap: .45rem; padding: 0 .5rem; background: var(--card);
      border: 1px solid var(--edge); border-radius: var(--small-radius); }
    .quick:focus-within { outline: 2px solid var(--focus); outline-offset: 1px; }
    .quick .icon { color: var(--soft); }
    .quick input[type="search"] { flex: 1; width: 100%; min-height: 2.3rem; padding: 0; border: 0; background: none; outline: none;
      font-size: .9rem; }
    .quick kbd { color: var(--soft); white-space: nowrap; }
    .quick:focus-within kbd { display: none; }
    .banner { padding: .55rem 2.5rem; background: var(--warn-wash); color: var(--warn); font-size: .875rem; }
    .banner.offline { position: fixed; left: 0; right: 0; bottom: 0; z-index: 8; text-align: center; font-weight: 550;
      border-top: 1px solid var(--warn); }
    .menu { position: static; display: flex; flex: 1; flex-direction: column; gap: 1.2rem; width: auto; height: auto;
      margin: 0; padding: 0; border: 0; background: none; color: inherit; overflow: visible; }
    .menu > nav { display: grid; gap: .1rem; }
    .menu .home, .menu summary { display: flex; align-items: center; gap: .6rem; padding: .42rem .6rem; color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; font-weight: 550; cursor: pointer; list-style: none; }
    .menu summary::-webkit-details-marker { display: none; }
    .menu summary::after { content: ""; width: .4rem; height: .4rem; margin-left: auto; border: solid var(--soft);
      border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
    .menu details[open] > summary::after { transform: rotate(45deg); }
    .menu .icon { color: var(--soft); }
    .menu ul { display: grid; margin: .1rem 0 .45rem 1.2rem; padding-left: .55rem; border-left: 1px solid var(--line); }
    .menu li a { display: block; padding: .3rem .6rem; color: var(--soft); border-radius: var(--small-radius);
      text-decoration: none; font-size: .92rem; }
    .menu .home:hover, .menu summary:hover, .menu li a:hover { background: var(--mute-wash); color: var(--ink); }
    .menu > nav [aria-current] { background: var(--accent-wash); color: var(--accent-strong); font-weight: 600; }
    .menu > nav [aria-current] .icon { color: inherit; }
    .side-foot { display: grid; gap: .4rem; margin-top: auto; padding-top: .6rem; }
    .me { display: flex; align-items: center; gap: .65rem; padding: .55rem .65rem; color: var(--ink);
      border-radius: var(--small-radius); text-decoration: none; font-weight: 500; overflow-wrap: anywhere; }
    .me:hover { background: var(--mute-wash); }
    .me[aria-current] { background: var(--accent-wash); color: var(--accent-strong); }
    .languages { display: flex; gap: .25rem; font-size: .875rem; }
    .languages a { padding: .35rem .65rem; color: var(--soft); text-decoration: none;
      border-radius: var(--small-radius); }
    .languages a:hover { color: var(--ink); text-decoration: underline; }
    .languages a[aria-current] { color: var(--ink); font-weight: 600; }
    .body { display: flex; flex-direction: column; min-width: 0; }
    main { flex: 1; width: 100%; max-width: 84rem; margin: 0 auto; padding: 2.25rem 2.5rem 3rem; }
    main.wide { max-width: 112rem; }
    .foot { padding: 1rem 2.5rem 1.5rem; color: var(--soft); font-size: .8125rem; text-align: right; }
    .top { display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: space-between;
      gap: 1rem 2rem; margin-bottom: 1.6rem; }
    .top .lead { margin-top: .4rem; }
    .actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
    .actions:empty { display: none; }
    .crumb { display: inline-flex; align-items: center; gap: .2rem; margin: -.4rem 0 .7rem -.3rem;
      padding: .2rem .4rem .2rem .1rem; color: var(--soft); font-size: .875rem; text-decoration: none; }
    .crumb:hover { text-decoration: underline; }
    .public { max-width: 44rem; min-height: 100vh; margin: 0 auto; display: flex; flex-direction: column; }
    .public-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between;
      gap: .3rem 1rem; padding: 1.1rem 1.1rem 0; }
    .public-head .company { font-size: 1rem; font-weight: 600; color: var(--ink); }
    .public-head .languages { margin: 0; }
    .public main { padding: 1.4rem 1.1rem 2rem; }
    .public h1 + .lead { margin-bottom: 1.1rem; }
    .public h1 { margin-bottom: 1rem; overflow-wrap: anywhere; }
    .portal-brand svg { display: block; width: 100%; height: .35rem; border-radius: 99px; }
    .portal-brand img { display: block; max-width: min(14rem, 70%); max-height: 4.5rem; margin-top: 1rem; }
    .public .document-title h1 { margin: 0; }
    .portal-due dt { color: var(--soft); }
    .portal-due dd { font-size: 2.25rem; line-height: 1.2; font-weight: 650; letter-spacing: -.02em;
      font-variant-numeric: tabular-nums; }
    .portal-files .button { flex: 1 1 12rem; }
    .portal-transfer dd { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .8rem; }
    .button.small { min-height: 1.9rem; padding: .15rem .7rem; font-size: .8125rem; }
    .portal-rows li { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; padding: .6rem 0; }
    .portal-rows li + li { border-top: 1px solid var(--line); }
    .portal-rows a { font-weight: 550; }
    .portal-rows .number { margin-left: auto; }
    .public details > summary { cursor: pointer; font-weight: 600; min-height: 1.9rem; }
    .public .foot { padding: 1rem 1.1rem 1.5rem; }
    """#
}
