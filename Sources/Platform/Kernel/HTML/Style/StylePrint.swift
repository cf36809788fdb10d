extension StyleSheet {
  /// Paper: what is read, without what is pressed. White, whatever the screen is.
  static let print = #"""
    @media print {
      :root { color-scheme: light; --accent: #0a5445; --accent-strong: #0a5445; --good: #14653a; --warn: #8a4b06;
        --bad: #a8261c; --info: #1f5487; --paper: #fff; --card: #fff; --sunken: #fff; --ink: #000; --soft: #444; --line: #bbb; }
      @page { margin: 16mm 15mm; }
      body { font-size: 10pt; }
      .stack { gap: .7rem; }
      .side, .foot, .preview, .actions, .skip, .crumb, .banner, .languages, .portal-lines, [data-copy] { display: none !important; }
      .frame { display: block; }
      main { max-width: none; padding: 0; }
      .card { box-shadow: none; break-inside: avoid; }
      h1, h2, h3 { break-after: avoid; }
      .public { max-width: none; min-height: 0; }
      .public main { padding: 0; }
      .public-head { padding: 0 0 .6rem; }
      .public .card { padding: .9rem 1rem; }
      .public .card:has(> details:only-of-type):not(:has(.timeline)) { display: none; }
      .public details { display: none; }
      .portal-brand img { max-height: 3rem; margin-top: .6rem; }
      .portal-due dd { font-size: 1.5rem; }
      .portal-brand svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .qr { width: 8rem; height: 8rem; }
      .help, .help-text { display: block; }
      .help-text > * { margin-bottom: .6rem; }
      .help-text tr, .help-text li { break-inside: avoid; }
      .tag { padding: 0; background: none; border: 0; box-shadow: none; color: inherit; }
      .portal-rows li { break-inside: avoid; }
    }
    """#
}
