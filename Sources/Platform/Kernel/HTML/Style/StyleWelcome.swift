extension StyleSheet {
  /// The way to the first company, and what it sets up then.
  static let welcome = #"""
    .public:has(.welcome) { max-width: 50rem; }
    .welcome h1 { margin-bottom: var(--space-15); }
    .welcome h1 + .lead { margin: 0; }
    .welcome .card.stack > h2 { margin-bottom: calc(-1 * var(--space-15)); }
    .welcome .fields { grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
    .welcome .optional { color: var(--soft); font-weight: 400; }
    .welcome .stepper a { color: inherit; }
    .welcome-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-25) var(--space-6); }
    .welcome .notice ul { display: grid; gap: var(--space-1); padding-left: var(--space-4); list-style: disc; }
    .welcome textarea { width: 100%; }
    input[type="color"] { width: 4.5rem; height: 2.6rem; padding: var(--space-1); background: var(--card); border: 1px solid var(--edge);
      border-radius: var(--small-radius); cursor: pointer; }
    .head-sketch { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: var(--small-radius); font-family: var(--sans); }
    .color-chip { width: 1rem; height: 1rem; vertical-align: -.15rem; }
    .review-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-2) var(--space-4); }
    .effects { display: grid; gap: var(--space-2); padding-left: var(--space-4); list-style: disc; max-width: 46rem; }
    .setup { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); gap: var(--space-4) var(--space-8); }
    .setup li { position: relative; padding-left: var(--space-8); }
    .setup li::before { content: ""; position: absolute; left: 0; top: .15rem; width: 1.2rem; height: 1.2rem; border: 2px solid var(--edge);
      border-radius: 50%; }
    .setup .done::before { background: var(--good); border-color: var(--good); }
    .setup .done::after { content: ""; position: absolute; left: .42rem; top: .38rem; width: .36rem; height: .62rem;
      border: solid var(--card); border-width: 0 2px 2px 0; transform: rotate(45deg); }
    .setup a { color: var(--ink); font-weight: 600; }
    .setup .done a { color: var(--soft); font-weight: 500; }
    @media (max-width: 44rem) {
      .welcome .facts { grid-template-columns: minmax(0, 1fr); gap: var(--space-05); }
      .welcome .facts dt { font-size: var(--text-m); }
      .welcome .facts dd + dt { margin-top: var(--space-25); }
      .welcome .stepper { flex-wrap: nowrap; }
      .welcome .stepper li { flex: 1 1 0; padding-right: var(--space-1); }
      .welcome .stepper li:last-child { flex-grow: 1; }
      .welcome .stepper .step-title { font-size: var(--text-xs); }
      .welcome .stepper li:not(.current) .step-title { position: absolute; top: 0; left: 0; width: 100%; height: 2.75rem; overflow: hidden; z-index: 2; color: transparent; }
      .welcome .stepper li:not(.current) a { display: block; height: 100%; text-decoration: none; }
      .welcome .actions .button { flex: 1 1 auto; }
      .welcome .actions .primary { flex-basis: 100%; }
    }
    """#
}
