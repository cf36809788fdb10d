extension StyleSheet {
  /// What was just done, said in a corner for a while; without script it stands above the page and stays.
  static let toasts = #"""
    .toasts { display: grid; gap: var(--space-2); padding: var(--space-2) var(--space-10) 0; }
    .toasts:empty { padding: 0; }
    .toast { display: flex; align-items: center; gap: var(--space-25); padding: var(--space-25) var(--space-4);
      color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-left: 4px solid var(--good);
      border-radius: var(--small-radius); font-weight: 550; }
    .toast .icon { color: var(--good); }
    .toast p { flex: 1; overflow-wrap: anywhere; }
    .toast-close { display: grid; place-items: center; width: 1.75rem; height: 1.75rem; margin-right: calc(-1 * var(--space-2));
      color: var(--soft); background: none; border: 0; border-radius: var(--small-radius); font: inherit; cursor: pointer; }
    .toast-close:hover { color: var(--ink); background: var(--mute-wash); }
    .sample-toast { max-width: 26rem; }
    .type-scale, .space-scale { display: grid; gap: var(--space-15); margin-bottom: var(--space-4); }
    .type-scale li, .space-scale li { display: flex; align-items: baseline; gap: var(--space-4); overflow-wrap: anywhere; }
    .type-scale code, .space-scale code { flex: 0 0 6.5rem; color: var(--soft); }
    .text-xs { font-size: var(--text-xs); } .text-s { font-size: var(--text-s); } .text-m { font-size: var(--text-m); }
    .text-base { font-size: var(--text-base); } .text-l { font-size: var(--text-l); } .text-xl { font-size: var(--text-xl); }
    .text-2xl { font-size: var(--text-2xl); } .text-3xl { font-size: var(--text-3xl); line-height: 1.2; }
    .space-05 { width: var(--space-05); } .space-15 { width: var(--space-15); } .space-25 { width: var(--space-25); }
    .space-9 { width: var(--space-9); }
    .space-scale span { height: .8rem; background: var(--accent); border-radius: 2px; }
    .space-1 { width: var(--space-1); } .space-2 { width: var(--space-2); } .space-3 { width: var(--space-3); }
    .space-4 { width: var(--space-4); } .space-5 { width: var(--space-5); } .space-6 { width: var(--space-6); }
    .space-8 { width: var(--space-8); } .space-10 { width: var(--space-10); } .space-12 { width: var(--space-12); }
    @media (scripting: enabled) {
      .toasts { position: fixed; right: 0; bottom: 0; z-index: 10; width: min(28rem, 100vw); padding: var(--space-4);
        pointer-events: none; }
      .toast { pointer-events: auto; }
      .toasts .toast { box-shadow: var(--shadow-raised); }
      .banner.offline:not([hidden]) ~ .toasts { bottom: 3rem; }
    }
    @media (max-width: 60rem) { .toasts { padding-left: var(--space-4); padding-right: var(--space-4); } }
    @media print { .toasts { display: none; } }
    """#
}
