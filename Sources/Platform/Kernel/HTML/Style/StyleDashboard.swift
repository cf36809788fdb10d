extension StyleSheet {
  /// What waits, deadlines, lights, and charts.
  static let dashboard = #"""
    .figures dd.detail { margin-top: auto; font-size: var(--text-s); font-weight: 400; letter-spacing: 0; color: var(--soft); }
    .figures .bad dd.detail { color: var(--soft); }
    .calm { display: flex; align-items: center; gap: var(--space-3); padding: var(--space-25) 0; color: var(--good); }
    .calm .icon { width: 1.8rem; height: 1.8rem; }
    .attention { display: grid; }
    .attention li { position: relative; padding: var(--space-3) var(--space-6) var(--space-3) var(--space-5); }
    .attention li + li { border-top: 1px solid var(--line); }
    .attention li::before { content: ""; position: absolute; left: 0; top: 1.15rem; width: .55rem; height: .55rem;
      border-radius: 50%; background: var(--mute); }
    .attention .now::before { background: var(--bad); }
    .attention .soon::before { background: var(--warn); }
    .attention li::after { content: ""; position: absolute; right: .35rem; top: 50%; width: .5rem; height: .5rem; margin-top: calc(-1 * var(--space-1));
      border: solid var(--soft); border-width: 1.5px 1.5px 0 0; transform: rotate(45deg); }
    .attention a { color: var(--ink); font-weight: 600; text-decoration: none; }
    .attention a::after { content: ""; position: absolute; inset: 0; }
    .attention li:hover a { color: var(--accent-strong); text-decoration: underline; }
    .deadlines { display: grid; gap: var(--space-4); }
    .deadlines li { display: grid; grid-template-columns: 6.4rem 1fr; gap: var(--space-1) var(--space-4); }
    .deadlines .day { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .deadlines .name { font-weight: 550; }
    .deadlines .source { font-size: var(--text-xs); }
    .lights { display: grid; gap: var(--space-4); }
    .lights li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-3); }
    .lights a { text-decoration: none; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: var(--space-5); }
    .chart-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: var(--space-1) var(--space-4);
      margin-bottom: var(--space-3); }
    .legend { display: flex; gap: var(--space-4); color: var(--soft); font-size: var(--text-s); }
    .legend li::before { content: ""; display: inline-block; width: .7rem; height: .7rem; margin-right: var(--space-15); border-radius: 3px;
      background: var(--chart-pale); vertical-align: -.05rem; }
    .legend .strong::before { background: var(--accent); }
    .chart svg { display: block; width: 100%; height: auto; }
    .chart .grid { stroke: var(--line); }
    .chart .axis { stroke: var(--edge); }
    .bar.strong { fill: var(--accent); }
    .bar.pale { fill: var(--chart-pale); }
    .bar.late { fill: var(--bad); }
    .chart text { fill: var(--soft); font: 11.5px var(--sans); }
    .chart .tick { text-anchor: end; }
    .chart .label { text-anchor: middle; }
    .chart-table { margin-top: var(--space-25); font-size: var(--text-m); }
    .chart-table summary { color: var(--soft); cursor: pointer; }
    .ageing th[scope="row"] { font-weight: 450; font-size: inherit; }
    .meter-cell { width: 38%; }
    .meter-cell svg { display: block; width: 100%; height: .6rem; }
    @media (max-width: 44rem) {
      .chart text { font-size: 19px; }
      .chart .label:nth-of-type(even) { display: none; }
      .meter-cell { display: none; }
      .deadlines li { grid-template-columns: 1fr; }
    }
    """#
}
