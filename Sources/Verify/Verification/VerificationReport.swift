import Seal

/// What a verification found.
package struct VerificationReport: Sendable {
  package internal(set) var findings: [Finding] = []
  package let siren: String
  package let companyName: String
  package let made: String
  package internal(set) var entries: Int64 = 0
  package internal(set) var documents = 0
  package internal(set) var documentsFound = 0
  package internal(set) var checkpoints = 0
  package internal(set) var timestamps = 0
  package internal(set) var root: [UInt8] = []
  /// Checkpoints the reader brought that the log goes on from.
  package internal(set) var anchors: [(file: String, size: Int64)] = []
  /// Fingerprints of the keys that sign the log, in order.
  package internal(set) var keys: [String] = []

  init(_ index: ArchiveIndex) {
    siren = index.siren
    companyName = index.companyName
    made = index.made
  }

  mutating func add(_ log: LogCheck) {
    entries = log.size
    documents = log.documents
    checkpoints = log.checkpointCount
    root = log.root
    keys = log.signers.map(\.fingerprint)
    anchors = log.anchors.map { ($0.file, $0.size) }
  }

  package var isSound: Bool { findings.allSatisfy(\.isNote) }

  // MARK: For people

  package func text(isFrench: Bool) -> String {
    var lines: [String] = []
    for finding in findings {
      let place = finding.place.isEmpty ? "" : finding.place + " "
      let sign = finding.isNote ? "·" : "✗"
      lines.append("\(sign) \(place)\(finding.code): \(isFrench ? finding.fr : finding.en)")
    }
    for anchor in anchors {
      let since = entries - anchor.size
      lines.append(
        isFrench
          ? "✓ \(anchor.file) : le journal est la suite de ce point de contrôle de \(anchor.size) écritures, avec \(since) de plus."
          : "✓ \(anchor.file): the log goes on from this checkpoint of \(anchor.size) entries, with \(since) more."
      )
    }
    let broken = findings.count { !$0.isNote }
    lines += isFrench ? french(broken) : english(broken)
    return lines.map { $0 + "\n" }.joined()
  }

  private func french(_ broken: Int) -> [String] {
    [
      isSound
        ? "✓ Archive intacte : \(companyName) (\(siren)), exportée le \(made)."
        : "✗ Archive altérée : \(broken) constat\(broken > 1 ? "s" : ""). \(companyName) (\(siren)), exportée le \(made).",
      "  \(entries) écritures scellées, \(documents) documents dont \(documentsFound) vérifiés ici, \(checkpoints) points de contrôle, \(timestamps) horodatages.",
      "  Racine : \(hexadecimal(root))",
      "  Clés (à comparer à celles que l'entreprise vous a données) : \(keys.joined(separator: ", "))",
    ]
  }

  private func english(_ broken: Int) -> [String] {
    [
      isSound
        ? "✓ Sound archive: \(companyName) (\(siren)), exported \(made)."
        : "✗ Archive not sound: \(broken) finding\(broken > 1 ? "s" : ""). \(companyName) (\(siren)), exported \(made).",
      "  \(entries) sealed entries, \(documents) documents of which \(documentsFound) verified here, \(checkpoints) checkpoints, \(timestamps) time-stamps.",
      "  Root: \(hexadecimal(root))",
      "  Keys (compare with those the company gave you): \(keys.joined(separator: ", "))",
    ]
  }

  // MARK: For programs

  /// One JSON object; findings in the order they were found.
  package var json: String {
    let findings = findings.map { finding in
      let members: [(String, String?)] = [
        ("code", finding.code), ("file", finding.file), ("subject", finding.subject),
        ("fr", finding.fr), ("en", finding.en),
      ]
      let texts = members.compactMap { name, value in value.map { "\"\(name)\":\(quoted($0))" } }
      let line = finding.line.map { ",\"line\":\($0)" } ?? ""
      return "{\(texts.joined(separator: ","))\(line),\"note\":\(finding.isNote)}"
    }
    let anchors = anchors.map { "{\"file\":\(quoted($0.file)),\"size\":\($0.size)}" }
    return """
      {"format":"facturier/verification/v1","sound":\(isSound),"siren":\(quoted(siren)),\
      "name":\(quoted(companyName)),"made":\(quoted(made)),"entries":\(entries),\
      "documents":\(documents),"documentsVerified":\(documentsFound),"checkpoints":\(checkpoints),\
      "timestamps":\(timestamps),"root":"\(hexadecimal(root))",\
      "keys":[\(keys.map(quoted).joined(separator: ","))],\
      "anchors":[\(anchors.joined(separator: ","))],\
      "findings":[\(findings.joined(separator: ","))]}

      """
  }
}

private func quoted(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case "\u{00}"..."\u{1F}":
      json += "\\u00" + hexadecimal([UInt8(scalar.value)])
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
