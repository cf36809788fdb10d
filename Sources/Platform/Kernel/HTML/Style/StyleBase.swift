extension StyleSheet {
  static let base = #"""
    *, *::before, *::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text-base)/1.55 var(--sans);
      font-feature-settings: "ss01", "cv11"; overflow-wrap: break-word; }
    h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; }
    ul, ol { padding: 0; list-style: none; }
    h1 { font-size: var(--text-2xl); line-height: 1.2; font-weight: 650; letter-spacing: -.018em; }
    h2 { font-size: var(--text-l); line-height: 1.35; font-weight: 620; letter-spacing: -.006em; }
    h3 { font-size: var(--text-base); font-weight: 600; }
    a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
    a:hover { color: var(--accent-strong); }
    code, pre { font: .86em/1.5 var(--mono); }
    code { overflow-wrap: anywhere; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
    main:focus { outline: none; }
    .soft { color: var(--soft); }
    .quiet { color: var(--soft); font-size: var(--text-m); }
    .lead { font-size: var(--text-l); color: var(--soft); max-width: 44rem; }
    .number { font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
    [hidden] { display: none !important; }
    .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .icon { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor;
      stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.25em; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius);
      box-shadow: var(--shadow); padding: var(--space-5) var(--space-6); }
    .card > h2 { margin-bottom: var(--space-4); }
    .card > h2 + .quiet { margin: calc(-1 * var(--space-25)) 0 var(--space-4); }
    .stack { display: grid; gap: var(--space-5); min-width: 0; }
    .stack > * { min-width: 0; }
    .card.stack > h2 { margin: 0; }
    .card.stack > h2 + .quiet { margin: calc(-1 * var(--space-4)) 0 0; }
    @media (prefers-reduced-motion: no-preference) {
      a, .button, tr { transition: background-color .12s, color .12s, border-color .12s; }
    }
    """#
}
