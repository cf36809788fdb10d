import Crypto
import Kernel
import PDF
import Seal

/// What a company would be declared as after a change: judged as its file is, and kept nowhere yet.
package struct CompanyDraft: Sendable {
  /// What becomes of the logo.
  package enum Logo: Sendable {
    case kept
    case removed
    /// By the bytes of a PNG file.
    case replaced([UInt8])
  }

  let json: String
  let profile: CompanyProfile

  /// - Parameters:
  ///   - patch: RFC 7396.
  ///   - known: the declaration in force.
  /// - Throws: `InvoicingError.companyInvalid` with all that is wrong, each at its pointer.
  init(_ patch: JSONValue, _ logo: Logo, over known: (json: String, logo: [UInt8]?)) throws {
    let root = try JSONParser.parse(Array(known.json.utf8)).root
    var findings = Self.refused(patch, over: root)
    let merged = try Self.named(JSONMergePatch.apply(patch, to: root), logo)
    var profile: CompanyProfile?
    do {
      profile = try CompanyFile.read(merged, fileName: nil)
      profile?.brand.logoPNG = Self.bytes(logo, known.logo)
    } catch InvoicingError.companyInvalid(let wrong) {
      findings += wrong
    }
    do {
      if let png = Self.bytes(logo, known.logo) { _ = try LogoPNG.decoded(png) }
    } catch InvoicingError.companyInvalid(let wrong) {
      findings += wrong
    }
    guard let profile, findings.isEmpty else { throw InvoicingError.companyInvalid(findings) }
    self.profile = profile
    json = String(decoding: merged, as: UTF8.self)
  }

  private static func bytes(_ logo: Logo, _ known: [UInt8]?) -> [UInt8]? {
    switch logo {
    case .kept: known
    case .removed: nil
    case .replaced(let bytes): bytes
    }
  }

  /// The declaration names the file of its logo.
  private static func named(_ json: [UInt8], _ logo: Logo) throws -> [UInt8] {
    let name: String?
    switch logo {
    case .kept: return json
    case .removed: name = nil
    case .replaced: name = "logo.png"
    }
    let patch = JSONWriter()
    patch.object {
      patch.object("brand") {
        patch.key("logo")
        if let name { patch.value(name) } else { patch.null() }
      }
    }
    return JSONMergePatch.apply(
      try JSONParser.parse(patch.bytes).root, to: try JSONParser.parse(json).root)
  }

  // MARK: What is not changed here

  private static func refused(_ patch: JSONValue, over root: JSONValue) -> [Finding] {
    var findings: [Finding] = []
    for name in ["bankAccount", "bankChange"] where patch[name] != nil {
      findings.append(SettingsStrings.bankElsewhere(at: name))
    }
    for name in ["siren", "training"] {
      guard let wanted = patch[name] else { continue }
      if Self.said(wanted) != root[name].map(Self.said) ?? "false" {
        findings.append(SettingsStrings.fixed(at: name))
      }
    }
    if let logo = patch["brand"]?["logo"], !logo.isNull,
      Self.said(logo) != root["brand"]?["logo"].map(Self.said)
    {
      findings.append(SettingsStrings.logoByFile)
    }
    return findings
  }

  private static func said(_ value: JSONValue) -> String {
    value.text ?? value.bool.map { "\($0)" } ?? ""
  }

  // MARK: What changed

  /// The members that differ, as they were and as they are.
  static func difference(
    from known: (json: String, logo: [UInt8]?), to draft: CompanyDraft
  ) throws -> (before: String, after: String) {
    let old = try JSONParser.parse(Array(known.json.utf8)).root
    let new = try JSONParser.parse(Array(draft.json.utf8)).root
    let names = Set((old.members + new.members).map(\.key)).sorted()
    let changed = names.filter { text(of: old[$0]) != text(of: new[$0]) }
    // The name of its file stays: what changed is the picture.
    let logo = draft.profile.brand.logoPNG
    let (before, after) = known.logo == logo ? (nil, nil) : (known.logo, logo)
    return (members(changed, of: old, before), members(changed, of: new, after))
  }

  private static func text(of value: JSONValue?) -> String {
    guard let value else { return "" }
    let json = JSONWriter()
    json.value(value)
    return json.string
  }

  private static func members(
    _ names: [String], of root: JSONValue, _ logo: [UInt8]?
  ) -> String {
    let json = JSONWriter()
    json.object {
      if let logo { json.field("logoSHA256", hexadecimal(Array(SHA256.hash(data: logo)))) }
      for name in names {
        guard let value = root[name] else { continue }
        json.key(name)
        json.value(value)
      }
    }
    return json.string
  }
}
