extension StyleSheet {
  static let pages = #"""
    .empty { display: grid; justify-items: center; gap: var(--space-4); padding: 4rem var(--space-6); text-align: center; }
    .empty > .icon { width: 2.6rem; height: 2.6rem; color: var(--accent); stroke-width: 1.1; }
    .empty p { max-width: 34rem; color: var(--soft); }
    .empty ol { display: grid; gap: var(--space-2); margin: var(--space-15) 0; text-align: left; counter-reset: step; }
    .empty li { counter-increment: step; display: grid; grid-template-columns: 1.9rem 1fr; }
    .empty li::before { content: counter(step); display: grid; place-items: center; width: 1.35rem;
      height: 1.35rem; font-size: var(--text-s); font-weight: 650; border-radius: 50%; color: var(--accent-strong);
      background: var(--accent-wash); }
    .figures { display: flex; flex-wrap: wrap; gap: 1px; padding: 0; overflow: hidden;
      background: var(--line); }
    .figures > div { flex: 1 1 8.5rem; display: flex; flex-direction: column; gap: var(--space-05);
      padding: var(--space-4) var(--space-5); background: var(--card); }
    .figures dt { color: var(--soft); font-size: var(--text-m); }
    .figures dd { font-size: var(--text-xl); font-weight: 620; letter-spacing: -.01em;
      font-variant-numeric: tabular-nums; }
    .figures .bad dd { color: var(--bad); }
    .figures .quiet dd { font-weight: 450; font-size: var(--text-l); line-height: 1.9rem; }
    .document { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-5); align-items: start; }
    .document-title { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); }
    .preview { display: none; }
    .facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: var(--space-2) var(--space-6); }
    .facts dt { color: var(--soft); }
    .facts dd { overflow-wrap: anywhere; }
    .pair + .facts { margin-top: var(--space-4); }
    .pair { display: grid; align-items: start; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: var(--space-5) var(--space-8); }
    .pair.broad { grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); }
    .party { display: grid; gap: var(--space-05); align-content: start; }
    .party h3 { color: var(--soft); font-size: var(--text-s); font-weight: 600; margin-bottom: var(--space-1); }
    .party .name { font-weight: 600; }
    .sample-title { font-size: var(--text-2xl); line-height: 1.2; font-weight: 650; letter-spacing: -.018em; }
    .swatches { display: flex; flex-wrap: wrap; gap: var(--space-3) var(--space-6); }
    .swatches li { display: flex; align-items: center; gap: var(--space-2); }
    .swatch { width: 1.6rem; height: 1.6rem; border: 1px solid var(--edge); border-radius: 6px; }
    .swatch.paper { background: var(--paper); } .swatch.card-colour { background: var(--card); }
    .swatch.ink { background: var(--ink); } .swatch.accent { background: var(--accent); }
    .swatch.good { background: var(--good); } .swatch.warn { background: var(--warn); }
    .swatch.bad { background: var(--bad); } .swatch.info { background: var(--info); }
    .way { margin-bottom: var(--space-5); }
    .stepper { display: flex; flex-wrap: wrap; gap: var(--space-2) 0; }
    .stepper li { position: relative; display: grid; flex: 1 1 9rem; align-content: start; padding: var(--space-6) var(--space-4) 0 0; line-height: 1.35; }
    .stepper li::before { content: ""; position: absolute; top: .3rem; left: 0; z-index: 1; width: .8rem; height: .8rem;
      border: 2px solid var(--edge); border-radius: 50%; background: var(--paper); }
    .stepper li::after { content: ""; position: absolute; top: .65rem; left: .8rem; right: 0; height: 2px; background: var(--line); }
    .stepper li:last-child { flex-grow: 0; }
    .stepper li:last-child::after { display: none; }
    .stepper .done::before { background: var(--accent); border-color: var(--accent); }
    .stepper .done::after { background: var(--accent); }
    .stepper .current::before { border-color: var(--accent); box-shadow: 0 0 0 4px var(--accent-wash); }
    .stepper .failed::before { background: var(--bad); border-color: var(--bad); }
    .stepper .failed .step-title, .stepper .failed .quiet { color: var(--bad); }
    .stepper .ahead .step-title { color: var(--soft); font-weight: 450; }
    .step-title { font-weight: 600; }
    .timeline { display: grid; }
    .timeline li { position: relative; padding: 0 0 var(--space-5) var(--space-6); }
    .timeline li::before { content: ""; position: absolute; left: .2rem; top: .45rem; width: .6rem; height: .6rem;
      border-radius: 50%; background: var(--card); border: 2px solid var(--accent); }
    .timeline li::after { content: ""; position: absolute; left: .45rem; top: 1.15rem; bottom: -.35rem;
      width: 1.5px; background: var(--line); }
    .timeline li:last-child { padding-bottom: 0; }
    .timeline li:last-child::after { display: none; }
    .timeline .sealed::before { background: var(--accent); }
    .timeline bdi { overflow-wrap: anywhere; }
    .timeline strong { font-weight: 600; }
    .findings { display: grid; gap: var(--space-4); }
    .finding { padding-left: var(--space-4); border-left: 3px solid var(--warn); }
    .finding.stop { border-color: var(--bad); }
    .decide { display: grid; gap: var(--space-4); justify-items: start; border-color: var(--accent); }
    .decide.stopped { border-color: var(--bad); }
    .decide > h2 { margin: 0; }
    .decide .effect { max-width: 50rem; }
    .sums-line { display: flex; flex-wrap: wrap; gap: var(--space-25) var(--space-10); }
    .sums-line dt { color: var(--soft); font-size: var(--text-m); }
    .sums-line dd { font-size: var(--text-xl); font-weight: 620; font-variant-numeric: tabular-nums; }
    .refusals .place { width: 16rem; }
    .refusals .place span { display: block; font-weight: 600; }
    .refusals .place code { color: var(--soft); }
    .two { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); gap: var(--space-5);
      align-items: start; }
    .format + .format { margin-top: var(--space-4); padding-top: var(--space-4); border-top: 1px solid var(--line); }
    .format pre { margin: var(--space-25) 0 0; padding: var(--space-3) var(--space-4); overflow-x: auto; white-space: pre;
      background: var(--sunken); border-radius: var(--small-radius); tab-size: 2; }
    .letter { padding: var(--space-4) var(--space-5); white-space: pre-wrap; overflow-wrap: anywhere; font: inherit;
      background: var(--sunken); border-radius: var(--small-radius); }
    .tag + form, .timeline li > form { margin: var(--space-2) 0; }
    .meter { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--space-15) var(--space-8);
      font-variant-numeric: tabular-nums; }
    .meter .count { font-size: var(--text-xl); font-weight: 620; }
    @media (min-width: 82rem) {
      main:has(.document.with-preview) { max-width: 112rem; }
      .document.with-preview { grid-template-columns: minmax(0, 1.15fr) minmax(26rem, 1fr); }
      .preview { display: block; position: sticky; top: 1.25rem; }
      .preview iframe { display: block; width: 100%; height: calc(100vh - 2.5rem); min-height: 40rem;
        max-height: 78rem;
        border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); }
    }
    """#
}
