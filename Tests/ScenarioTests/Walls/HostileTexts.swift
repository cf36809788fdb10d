/// What somebody types who wants more than to be read.
enum HostileTexts {
  /// Forty that run in one place of a page or another, each saying its number when it does.
  static let scripts: [String] = {
    let make: [(Int) -> String] = [
      { "<script>canary(\($0))</script>" },
      { "<img src=x onerror=canary(\($0))>" },
      { "<svg onload=canary(\($0))>" },
      { "<svg><script>canary(\($0))</script></svg>" },
      { "\"><script>canary(\($0))</script>" },
      { "'><script>canary(\($0))</script>" },
      { "\" onmouseover=canary(\($0)) x=\"" },
      { "' onmouseover=canary(\($0)) x='" },
      { "\" autofocus onfocus=canary(\($0)) x=\"" },
      { "` onerror=canary(\($0)) `" },
      { "</title><script>canary(\($0))</script>" },
      { "</textarea><script>canary(\($0))</script>" },
      { "</option></select><img src=x onerror=canary(\($0))>" },
      { "</style><script>canary(\($0))</script>" },
      { "</script><script>canary(\($0))</script>" },
      { "--><script>canary(\($0))</script>" },
      { "]]><script>canary(\($0))</script>" },
      { "javascript:canary(\($0))" },
      { "JaVaScRiPt:canary(\($0))" },
      { "java\tscript:canary(\($0))" },
      { "data:text/html,<script>parent.canary(\($0))</script>" },
      { "<a href=javascript:canary(\($0))>x</a>" },
      { "<iframe srcdoc='<script>parent.canary(\($0))</script>'>" },
      { "<iframe src=javascript:parent.canary(\($0))>" },
      { "<object data=javascript:canary(\($0))>" },
      { "<embed src=javascript:canary(\($0))>" },
      { "<base href=//127.0.0.1:1/><!--\($0)" },
      { "<meta http-equiv=refresh content='0;url=javascript:canary(\($0))'>" },
      { "<link rel=stylesheet href='data:text/css,*{}'><!--\($0)" },
      { "<style>@import 'http://127.0.0.1:1/\($0)';</style>" },
      { "<div style=background:url(http://127.0.0.1:1/\($0))>" },
      { "<details open ontoggle=canary(\($0))>" },
      { "<video><source onerror=canary(\($0))></video>" },
      { "<marquee onstart=canary(\($0))>" },
      { "<form action=javascript:canary(\($0))><button autofocus>" },
      { "<math><mtext><table><mglyph><style><img src=x onerror=canary(\($0))>" },
      { "<noscript><p title='</noscript><img src=x onerror=canary(\($0))>'>" },
      { "&lt;script&gt;canary(\($0))&lt;/script&gt;&#60;script&#62;" },
      {
        "\u{FF1C}script\u{FF1E}canary(\($0))\u{FF1C}/script\u{FF1E}<ſcript>canary(\($0))</ſcript>"
      },
      { "<script\u{0}>canary(\($0))</script><scr\u{200B}ipt>" },
    ]
    return make.enumerated().map { $1($0) }
  }()

  /// For shells, templates, formats and evaluators.
  static let commands = [
    "{{7*191}}", "${7*191}", "#{7*191}", "<%= 7*191 %>", "{% print(7*191) %}", "[[7*191]]",
    "@(7*191)",
    "$(touch /tmp/owned)", "`touch /tmp/owned`", "; touch /tmp/owned;", "| touch /tmp/owned",
    "&& touch /tmp/owned", "%n%n%n%s%s%s", "%@%@%d", "%x%x%x%x", "\\(7*191)",
    "__import__('os').system('id')",
    "system('id')", "fr_FR/../../../../etc", "../../../../etc/passwd", "-oProxyCommand=id",
    "--help",
    "=cmd|' /C calc'!A0", "=7*191", "+7*191", "-7*191", "@SUM(7*191)",
    "${jndi:ldap://127.0.0.1:1/x}",
  ]

  /// Paths out of where files are.
  static let paths = [
    "../../../../../../etc/passwd", "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "..%252f..%252f..%252fetc%252fpasswd",
    "....//....//....//etc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/etc/passwd",
    "%2fetc%2fpasswd",
    "..\\..\\..\\etc\\passwd", "..%5c..%5cetc%5cpasswd", "..%c0%af..%c0%afetc%c0%afpasswd",
    "file:%2f%2f%2fetc%2fpasswd", "inv_../../key", "inv_%00", "x%00.pdf", "x.pdf%00.html", ".",
    "..", "~root",
    "facturier.sqlite", "..%2ffacturier.sqlite", "..%2fkey", "vault.key", "%2e%2e%2fvault.key",
    "proc/self/environ",
    "..%2f..%2f..%2fproc%2fself%2fenviron", "CON", "index.php", ".git%2fconfig", ".env",
  ]
}
