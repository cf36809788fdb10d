extension StyleSheet {
  /// Pages that say what went wrong.
  static let problem = #"""
    .problem { max-width: 46rem; padding-top: 3vh; display: grid; gap: var(--space-4); justify-items: start; }
    .problem .card { width: 100%; }
    .problem-status { padding: var(--space-05) var(--space-3); color: var(--mute); background: var(--mute-wash); border-radius: 99px; font-size: var(--text-m);
      font-weight: 650; font-variant-numeric: tabular-nums; }
    .problem-status.bad { color: var(--bad); background: var(--bad-wash); }
    .problem-status.warn { color: var(--warn); background: var(--warn-wash); }
    .problem-told { display: grid; gap: var(--space-4); }
    .problem-told > div { display: grid; grid-template-columns: 1.5rem 1fr; gap: var(--space-05) var(--space-3); }
    .problem-told .icon { width: 1.4rem; height: 1.4rem; color: var(--accent); }
    .problem-told dt { grid-column: 2; font-weight: 600; }
    .problem-told dd { grid-column: 2; }
    .problem-told .icon + dt { grid-row: 1; }
    .problem-told .icon { grid-area: 1 / 1; }
    .problem .search { width: 100%; }
    """#
}
