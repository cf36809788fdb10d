extension StyleSheet {
  static let base = #"""
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 var(--sans);
      font-feature-settings: "ss01", "cv11"; overflow-wrap: break-word; }
    h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; }
    ul, ol { padding: 0; list-style: none; }
    h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.018em; }
    h2 { font-size: 1.05rem; line-height: 1.35; font-weight: 620; letter-spacing: -.006em; }
    h3 { font-size: .95rem; font-weight: 600; }
    a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    a:hover { color: var(--accent-strong); }
    code, pre { font: .86em/1.5 var(--mono); }
    code { overflow-wrap: anywhere; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
    main:focus { outline: none; }
    .soft { color: var(--soft); }
    .quiet { color: var(--soft); font-size: .875rem; }
    .lead { font-size: 1.05rem; color: var(--soft); max-width: 44rem; }
    .number { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
    [hidden] { display: none !important; }
    .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .icon { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor;
      stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.25em; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius);
      box-shadow: var(--shadow); padding: 1.35rem 1.5rem; }
    .card > h2 { margin-bottom: .9rem; }
    .card > h2 + .quiet { margin: -.6rem 0 .9rem; }
    .stack { display: grid; gap: 1.25rem; min-width: 0; }
    .stack > * { min-width: 0; }
    @media (prefers-reduced-motion: no-preference) {
      a, .button, tr { transition: background-color .12s, color .12s, border-color .12s; }
    }
    """#
}
