/// The judgement on a PDF as an envelope of Factur-X 1.09.2 (chapter 6), apart from the XML it
/// carries.
///
/// The level the XML names in BT-24 is not known here: compare it with `conformanceLevel`.
package struct FacturXContainer: Sendable {
  package let invoice: InvoiceAttachment?
  /// fx:ConformanceLevel of the XMP packet, or of that of an ancestor.
  package let conformanceLevel: String?
  /// In the order of the chapters; none when the container is right.
  package let findings: [ContainerFinding]

  package var isConformant: Bool { !findings.contains { $0.severity == .fatal } }

  package init(_ pdf: ForeignPDF) {
    invoice = pdf.invoiceAttachment
    conformanceLevel = pdf.xmpFacts.invoice?.conformanceLevel
    var findings = Self.document(pdf)
    if let invoice {
      findings += Self.name(invoice) + Self.file(invoice.attachment, level: conformanceLevel)
      findings += Self.metadata(pdf.xmpFacts, fileName: invoice.attachment.name)
    }
    self.findings = findings
  }

  package static let levels = [
    "MINIMUM", "BASIC WL", "BASIC", "EN 16931", "EXTENDED", "XRECHNUNG",
  ]

  // MARK: The document

  private static func document(_ pdf: ForeignPDF) -> [ContainerFinding] {
    var findings: [ContainerFinding] = []
    if pdf.isEncrypted { findings.append(.encrypted) }
    if pdf.wasRepaired { findings.append(.repaired) }
    if pdf.invoiceAttachment == nil {
      findings.append(pdf.orderAttachment == nil ? .none : .order)
    } else if pdf.namedInvoices.count > 1 {
      findings.append(.several(pdf.namedInvoices.map(\.attachment.name)))
    }
    return findings
  }

  // MARK: The attachment

  private static func name(_ invoice: InvoiceAttachment) -> [ContainerFinding] {
    let name = invoice.attachment.name
    switch invoice.name {
    case .facturX where invoice.hasExactName: return []
    case .xrechnung where invoice.hasExactName: return [.legacyName(name)]
    case .zugferd: return [.legacyName(name)]
    default: return [.wrongName(name)]
    }
  }

  private static func file(_ file: Attachment, level: String?) -> [ContainerFinding] {
    var findings: [ContainerFinding] = []
    if file.fault != nil { findings.append(.unreadable(file.name)) }
    if file.file == nil || file.file != file.unicodeFile {
      findings.append(.namesDiffer(file.file, file.unicodeFile))
    }
    if !file.isEmbeddedUnderF { findings.append(.notUnderF) }
    switch file.mimeType {
    case "text/xml": break
    case "application/xml": findings.append(.mime("application/xml", severity: .warning))
    case let other: findings.append(.mime(other, severity: .fatal))
    }
    if file.modified == nil { findings.append(.noModificationDate) }
    if let declared = file.declaredSize, file.fault == nil, declared != file.bytes.count {
      findings.append(.wrongSize(declared: declared, actual: file.bytes.count))
    }
    if file.checksumIsRight == false { findings.append(.wrongChecksum) }
    if !file.isAssociated { findings.append(.notAssociated(file.name)) }
    return findings + relationship(file.relationship, level: level)
  }

  /// Data, Source or Alternative; only Data where the XML says less than the page.
  private static func relationship(_ relationship: String?, level: String?) -> [ContainerFinding] {
    switch relationship {
    case "Data": []
    case "Source", "Alternative":
      level == "MINIMUM" || level == "BASIC WL"
        ? [.relationshipNotData(relationship ?? "", level: level ?? "")] : []
    default: [.wrongRelationship(relationship)]
    }
  }

  // MARK: The XMP packet

  private static func metadata(_ facts: XMPFacts, fileName: String) -> [ContainerFinding] {
    switch facts.fault {
    case .absent: return [.noXMP]
    case .malformed, .doctype: return [.malformedXMP]
    case nil: break
    }
    var findings: [ContainerFinding] = []
    if facts.pdfaPart != "3" { findings.append(.notPDFA3(facts.pdfaPart)) }
    guard let invoice = facts.invoice else { return findings + [.noProperties] }
    guard invoice.isFacturX else { return findings + [.legacyNamespace(invoice.namespace)] }
    if invoice.documentType != "INVOICE" { findings.append(.documentType(invoice.documentType)) }
    if invoice.documentFileName != fileName {
      findings.append(.documentFileName(invoice.documentFileName, actual: fileName))
    }
    switch invoice.version {
    case "1.0": break
    // The version of the German edition, written there by many.
    case "2.0", "2p0", "3.0": findings.append(.version(invoice.version, severity: .warning))
    default: findings.append(.version(invoice.version, severity: .fatal))
    }
    if !levels.contains(invoice.conformanceLevel ?? "") {
      findings.append(.conformanceLevel(invoice.conformanceLevel))
    }
    if !invoice.isDescribed {
      findings.append(
        .schema(
          missing: XMPFacts.InvoiceProperties.names.filter { !invoice.described.contains($0) }))
    }
    return findings
  }
}

extension ForeignPDF {
  package var containerFindings: [ContainerFinding] { FacturXContainer(self).findings }
}
