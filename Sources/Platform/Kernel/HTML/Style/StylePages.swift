extension StyleSheet {
  static let pages = #"""
    .empty { display: grid; justify-items: center; gap: .9rem; padding: 4rem 1.5rem; text-align: center; }
    .empty > .icon { width: 2.6rem; height: 2.6rem; color: var(--accent); stroke-width: 1.1; }
    .empty p { max-width: 34rem; color: var(--soft); }
    .empty ol { display: grid; gap: .5rem; margin: .4rem 0; text-align: left; counter-reset: step; }
    .empty li { counter-increment: step; display: grid; grid-template-columns: 1.9rem 1fr; }
    .empty li::before { content: counter(step); display: grid; place-items: center; width: 1.35rem;
      height: 1.35rem; font-size: .8125rem; font-weight: 650; border-radius: 50%; color: var(--accent-strong);
      background: var(--accent-wash); }
    .figures { display: flex; flex-wrap: wrap; gap: 1px; padding: 0; overflow: hidden;
      background: var(--line); }
    .figures > div { flex: 1 1 8.5rem; display: flex; flex-direction: column; gap: .1rem;
      padding: 1.05rem 1.35rem; background: var(--card); }
    .figures dt { color: var(--soft); font-size: .875rem; }
    .figures dd { font-size: 1.35rem; font-weight: 620; letter-spacing: -.01em;
      font-variant-numeric: tabular-nums; }
    .figures .bad dd { color: var(--bad); }
    .figures .quiet dd { font-weight: 450; font-size: 1.1rem; line-height: 1.9rem; }
    .document { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.25rem; align-items: start; }
    .document-title { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .9rem; }
    .preview { display: none; }
    .facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .45rem 1.4rem; }
    .facts dt { color: var(--soft); }
    .facts dd { overflow-wrap: anywhere; }
    .pair + .facts { margin-top: 1.1rem; }
    .pair { display: grid; align-items: start; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1.25rem 2rem; }
    .pair.broad { grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); }
    .party { display: grid; gap: .1rem; align-content: start; }
    .party h3 { color: var(--soft); font-size: .8125rem; font-weight: 600; margin-bottom: .25rem; }
    .party .name { font-weight: 600; }
    .sample-title { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.018em; }
    .swatches { display: flex; flex-wrap: wrap; gap: .8rem 1.4rem; }
    .swatches li { display: flex; align-items: center; gap: .5rem; }
    .swatch { width: 1.6rem; height: 1.6rem; border: 1px solid var(--edge); border-radius: 6px; }
    .swatch.paper { background: var(--paper); } .swatch.card-colour { background: var(--card); }
    .swatch.ink { background: var(--ink); } .swatch.accent { background: var(--accent); }
    .swatch.good { background: var(--good); } .swatch.warn { background: var(--warn); }
    .swatch.bad { background: var(--bad); } .swatch.info { background: var(--info); }
    .way { margin-bottom: 1.25rem; }
    .stepper { display: flex; flex-wrap: wrap; gap: .5rem 0; }
    .stepper li { position: relative; display: grid; flex: 1 1 9rem; align-content: start; padding: 1.5rem 1rem 0 0; line-height: 1.35; }
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
    .timeline li { position: relative; padding: 0 0 1.15rem 1.6rem; }
    .timeline li::before { content: ""; position: absolute; left: .2rem; top: .45rem; width: .6rem; height: .6rem;
      border-radius: 50%; background: var(--card); border: 2px solid var(--accent); }
    .timeline li::after { content: ""; position: absolute; left: .45rem; top: 1.15rem; bottom: -.35rem;
      width: 1.5px; background: var(--line); }
    .timeline li:last-child { padding-bottom: 0; }
    .timeline li:last-child::after { display: none; }
    .timeline .sealed::before { background: var(--accent); }
    .timeline bdi { overflow-wrap: anywhere; }
    .timeline strong { font-weight: 600; }
    .findings { display: grid; gap: .9rem; }
    .finding { padding-left: .9rem; border-left: 3px solid var(--warn); }
    .finding.stop { border-color: var(--bad); }
    .decide { display: grid; gap: 1rem; justify-items: start; border-color: var(--accent); }
    .decide.stopped { border-color: var(--bad); }
    .decide > h2 { margin: 0; }
    .decide .effect { max-width: 50rem; }
    .sums-line { display: flex; flex-wrap: wrap; gap: .6rem 2.6rem; }
    .sums-line dt { color: var(--soft); font-size: .875rem; }
    .sums-line dd { font-size: 1.35rem; font-weight: 620; font-variant-numeric: tabular-nums; }
    .refusals .place { width: 16rem; }
    .refusals .place span { display: block; font-weight: 600; }
    .refusals .place code { color: var(--soft); }
    .two { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); gap: 1.25rem;
      align-items: start; }
    .format + .format { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
    .format pre { margin: .6rem 0 0; padding: .8rem .9rem; overflow-x: auto; white-space: pre;
      background: var(--sunken); border-radius: var(--small-radius); tab-size: 2; }
    .letter { padding: 1rem 1.15rem; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit;
      background: var(--sunken); border-radius: var(--small-radius); }
    .tag + form, .timeline li > form { margin: .5rem 0; }
    .meter { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .4rem 2rem;
      font-variant-numeric: tabular-nums; }
    .meter .count { font-size: 1.35rem; font-weight: 620; }
    @media (min-width: 82rem) {
      main:has(.document.with-preview) { max-width: 112rem; }
      .document.with-preview { grid-template-columns: minmax(0, 1.15fr) minmax(26rem, 1fr); }
      .preview { display: block; position: sticky; top: 1.25rem; }
      .preview iframe { display: block; width: 100%; height: calc(100vh - 2.5rem); min-height: 40rem;
        border: 1px solid var(--line); border-radius: var(--radius); background: var(--sunken); }
    }
    """#
}
