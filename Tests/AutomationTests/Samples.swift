import Foundation
import TestSupport
import Testing

/// The samples of docs/api/webhooks.md, run by their interpreters.
enum Samples {
  typealias Verify = (_ body: [UInt8], _ header: String, _ secret: String, _ now: Int64) throws ->
    Bool

  static func all() throws -> [(String, Verify)] {
    var all: [(String, Verify)] = [
      ("python", python), ("node", { try run("node", "js", node, $0, $1, $2, $3) }),
    ]
    // Debian has no PHP unless somebody installs it; the page's sample is then only read.
    if try Program.tool(["sh", "-c", "command -v php"]).status == 0 {
      all.append(("php", { try run("php", "php", php, $0, $1, $2, $3) }))
    } else {
      print("NEEDS php, which is not there: the sample of docs/api/webhooks.md is not run")
    }
    return all
  }

  static func python(_ body: [UInt8], _ header: String, _ secret: String, _ now: Int64) throws
    -> Bool
  {
    try run(
      "python3", "python",
      "import sys\nprint(verify(open(sys.argv[1], 'rb').read(), sys.argv[2], sys.argv[3], int(sys.argv[4])))",
      body, header, secret, now)
  }

  private static let node =
    "const a = process.argv.slice(2)\nconsole.log(verify(require('fs').readFileSync(a[0]), a[1], a[2], Number(a[3])) ? 'True' : 'False')"
  private static let php =
    "echo verify(file_get_contents($argv[1]), $argv[2], $argv[3], (int) $argv[4]) ? 'True' : 'False';"

  private static func run(
    _ interpreter: String, _ fence: String, _ main: String, _ body: [UInt8], _ header: String,
    _ secret: String, _ now: Int64
  ) throws -> Bool {
    let page = try #require(bytes(of: Repository.path("docs/api/webhooks.md")))
    let text = String(decoding: page, as: UTF8.self)
    let start = try #require(text.range(of: "```\(fence)\n"))
    let sample = text[start.upperBound...].prefix(
      upTo: try #require(text[start.upperBound...].range(of: "```")).lowerBound)
    let folder = TemporaryFolder()
    try folder.write("body", body)
    let source = (fence == "php" ? "<?php\n" : "") + sample + "\n" + main + "\n"
    try folder.write("sample.\(fence == "js" ? "cjs" : fence)", source)
    let ended = try Program.tool([
      interpreter, folder.file("sample.\(fence == "js" ? "cjs" : fence)"), folder.file("body"),
      header, secret,
      "\(now)",
    ])
    try #require(ended.status == 0, "\(ended.errors)")
    return ended.output.contains("True")
  }
}
