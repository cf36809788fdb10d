import Foundation
import Kernel
import TestSupport
import Testing

/// The bill of materials (`bin/sbom`), read by others' library, and versions below which something is known to be wrong.
struct MaterialsTests {
  /// With what was mended in them; older ones fail here.
  private static let oldest: [(name: String, version: [Int], why: String)] = [
    ("swift-nio", [2, 100, 0], "CVE-2026-28980: a flood of headers"),
    (
      "swift-nio-http2", [1, 44, 0], "GHSA-4px2-pw77-vc85: requests smuggled from HTTP/2 to HTTP/1"
    ),
    ("swift-nio-ssl", [2, 37, 0], "the BoringSSL it brings"),
    ("swift-crypto", [4, 5, 0], "the BoringSSL it brings"),
    ("swift-asn1", [1, 3, 2], "CVE-2025-0343: reading certificates without end"),
    ("hummingbird", [2, 28, 0], "limits of heads, and connections that end"),
  ]

  private func bill() throws -> (text: String, json: JSONValue) {
    let told = try Program.tool([
      "python3", Repository.path("bin/sbom"), Program.path,
    ])
    #expect(told.status == 0, "\(told.errors)")
    return (told.output, try JSONParser.parse(Array(told.output.utf8)).root)
  }

  @Test func `the bill is CycloneDX, as its own library reads it, and the same each time`() throws {
    let (text, _) = try bill()
    let folder = TemporaryFolder()
    let file = try folder.write("bill.json", text)
    let script = """
      import sys
      from cyclonedx.schema import SchemaVersion
      from cyclonedx.validation.json import JsonStrictValidator
      fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1]).read())
      print(fault or "valid")
      """
    let told = try Program.tool([
      NSHomeDirectory() + "/.cache/facturier-tests/bin/python", "-c", script, file,
    ])
    #expect(told.output == "valid\n", "\(told.output) \(told.errors)")
    #expect(try bill().text == text)
  }

  @Test func `all that is compiled in and linked is on it`() throws {
    let components = try bill().json["components"]?.elements ?? []
    let names = Set(components.compactMap { $0["name"]?.text })
    let resolved = try JSONParser.parse(
      try #require(bytes(of: Repository.path("Package.resolved")))
    ).root
    let pins = resolved["pins"]?.elements.compactMap { $0["identity"]?.text } ?? []
    #expect(pins.count > 20 && Set(pins).isSubset(of: names))
    for linked in [
      "libsqlite3-0", "libpq5", "libqpdf29", "libargon2-1", "libharfbuzz0b", "libzstd1", "libc6",
    ] {
      let isThere = names.contains(linked)
      #expect(isThere, "\(linked)")
    }
    #expect(components.allSatisfy { $0["purl"]?.text?.hasPrefix("pkg:") == true })
  }

  @Test func `nothing is older than what is known to be mended`() throws {
    let components = try bill().json["components"]?.elements ?? []
    for (name, least, why) in Self.oldest {
      let text = components.first { $0["name"]?.text == name }?["version"]?.text
      let version = try #require(text, "\(name)").split(separator: ".").compactMap { Int($0) }
      #expect(!version.lexicographicallyPrecedes(least), "\(name) \(version): \(why)")
    }
  }
}
