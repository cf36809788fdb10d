extension StyleSheet {
  /// Every size of text and every space between things is one of these; spaces count quarters of a rem, `--space-4` is 1 rem, and
  /// end in a 5 where they are half of one more.
  /// Text on its background has a contrast of 4.5 or more in both schemes (WCAG 2.2 AA).
  static let tokens = #"""
    :root {
      color-scheme: light dark;
      --paper: #f6f6f3; --card: #ffffff; --sunken: #f0f0ec; --line: #e3e3dd; --edge: #84877f;
      --ink: #1b1f1d; --soft: #5b625e; --accent: #0f6b58; --accent-strong: #0a5445;
      --on-accent: #ffffff; --accent-wash: #e4f1ed; --focus: #1d6fd8; --chart-pale: #b9cfc8;
      --good: #14653a; --good-wash: #e2f3e8; --warn: #8a4b06; --warn-wash: #fcefd9;
      --bad: #a8261c; --bad-wash: #fce8e5; --info: #1f5487; --info-wash: #e4eef8;
      --mute: #545b57; --mute-wash: #ecedea;
      --shadow: 0 1px 2px rgb(20 30 25 / .05), 0 4px 16px rgb(20 30 25 / .04);
      --shadow-raised: 0 8px 32px rgb(20 30 25 / .2); --veil: rgb(10 15 12 / .42);
      --text-xs: .75rem; --text-s: .8125rem; --text-m: .875rem; --text-base: .9375rem;
      --text-l: 1.05rem; --text-xl: 1.35rem; --text-2xl: 1.75rem; --text-3xl: 2.25rem;
      --space-05: .125rem; --space-1: .25rem; --space-15: .375rem; --space-2: .5rem; --space-25: .625rem;
      --space-3: .75rem; --space-4: 1rem; --space-5: 1.25rem; --space-6: 1.5rem;
      --space-8: 2rem; --space-9: 2.25rem; --space-10: 2.5rem; --space-12: 3rem;
      --radius: 12px; --small-radius: 8px;
      --sans: "Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #131615; --card: #1b1f1e; --sunken: #171b1a; --line: #2c3230; --edge: #78807c;
        --ink: #eceeec; --soft: #a3aba7; --accent: #5fc9b0; --accent-strong: #83dcc6;
        --on-accent: #06241d; --accent-wash: #17332d; --focus: #7db4ff; --chart-pale: #3d5a52;
        --good: #7fd6a2; --good-wash: #16301f; --warn: #f0b765; --warn-wash: #35270f;
        --bad: #ff9d92; --bad-wash: #3a1c19; --info: #93c3f2; --info-wash: #182b3d;
        --mute: #b3bab6; --mute-wash: #282d2b;
        --shadow: 0 1px 2px rgb(0 0 0 / .3); --shadow-raised: 0 8px 32px rgb(0 0 0 / .5); --veil: rgb(0 0 0 / .6);
      }
    }
    """#
}
