import Crypto

/// Writes what follows the template: pages, attachment, metadata, catalog and cross-reference table.
struct FileTail {
  let template: DocumentTemplate
  let deflater: any StreamDeflater
  var objects: ObjectWriter
  private var pageTree = 0
  private var attachment: Int?

  private var bytes: ByteBuffer { objects.bytes }

  init(
    template: DocumentTemplate, bytes: ByteBuffer, deflater: any StreamDeflater,
    recorder: PlainTail.Recorder?
  ) {
    self.template = template
    self.deflater = deflater
    objects = ObjectWriter(bytes, base: template.prefix.count, after: template.offsets)
    objects.recorder = recorder
  }

  mutating func writeContent(_ content: UnsafeBufferPointer<UInt8>) -> Int {
    let number = objects.begin()
    bytes.write("<<")
    objects.stream(content, with: deflater)
    objects.end()
    return number
  }

  /// The images of a document: a payment, and where it is verified.
  struct Codes {
    let payment: QRMatrix?
    let check: QRMatrix?
  }

  /// The page tree; resources are inherited from its root.
  mutating func writePages(
    _ contents: [Int], extraFonts: [Int], codes: Codes, link: PageLink? = nil
  ) {
    let code = codes.payment.map { write($0) }
    let check = codes.check.map { write($0) }
    // An annotation is of one page.
    let links = link.map { link in contents.map { _ in write(link) } }
    pageTree = objects.reserve()
    var pages: [Int] = []
    for (index, content) in contents.enumerated() {
      pages.append(objects.begin())
      bytes.write("<</Type/Page/Parent ")
      objects.reference(pageTree)
      bytes.write("/Contents ")
      objects.reference(content)
      if let links {
        bytes.write("/Annots[")
        objects.reference(links[index])
        bytes.write("]")
      }
      bytes.write(">>")
      objects.end()
    }
    objects.begin(pageTree)
    bytes.write("<</Type/Pages/MediaBox[0 0 595.28 841.89]/Count ")
    bytes.write(pages.count)
    bytes.write("/Kids[")
    for page in pages {
      objects.reference(page)
      bytes.write(" ")
    }
    bytes.write("]/Resources")
    writeResources(fonts: template.fontObjects + extraFonts, code: code, check: check)
    bytes.write(">>")
    objects.end()
  }

  /// A part of a page that leads to an address, without a border; printed as it is (PDF/A wants flag 4).
  private mutating func write(_ link: PageLink) -> Int {
    let number = objects.begin()
    bytes.write("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
    let area = link.area
    for edge in [area.left, Sheet.height - area.bottom, area.right, Sheet.height - area.top] {
      bytes.writeHundredths(edge)
      bytes.write(" ")
    }
    bytes.write("]/A<</S/URI/URI(")
    for byte in link.address.utf8 where isAddressByte(byte) { bytes.append(byte) }
    bytes.write(")>>>>")
    objects.end()
    return number
  }

  /// What an address has, but for the parentheses and the backslash, which end a text in PDF.
  private func isAddressByte(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && ![0x28, 0x29, 0x5C].contains(byte)
  }

  /// A QR code as an image mask of one pixel per module: a few hundred bytes, sharp at any scale.
  private mutating func write(_ code: QRMatrix) -> Int {
    let number = objects.begin()
    bytes.write("<</Type/XObject/Subtype/Image/ImageMask true/Width ")
    bytes.write(code.size)
    bytes.write("/Height ")
    bytes.write(code.size)
    bytes.write("/Length ")
    bytes.write(code.size * ((code.size + 7) / 8))
    bytes.write(">>\nstream\n")
    code.writeMask(to: bytes)
    bytes.write("\nendstream")
    objects.end()
    return number
  }

  private func writeResources(fonts: [Int], code: Int?, check: Int?) {
    bytes.write("<</Font<<")
    for (slot, font) in fonts.enumerated() {
      bytes.write("/F")
      bytes.write(slot)
      bytes.write(" ")
      objects.reference(font)
    }
    bytes.write(">>")
    if template.logo != nil || code != nil || check != nil {
      bytes.write("/XObject<<")
      if let logo = template.logo {
        bytes.write("/Logo ")
        objects.reference(logo)
      }
      if let code {
        bytes.write("/QR ")
        objects.reference(code)
      }
      if let check {
        bytes.write("/Check ")
        objects.reference(check)
      }
      bytes.write(">>")
    }
    bytes.write(">>")
  }

  /// Embeds the invoice as data (Factur-X 1.0, 6.2): returns where its compressed bytes are.
  mutating func attach(_ xml: [UInt8], modified: String) -> Range<Int> {
    let file = objects.begin()
    bytes.write("<</Type/EmbeddedFile/Subtype/text#2Fxml/Params<</Size ")
    bytes.write(xml.count)
    bytes.write("/ModDate(")
    bytes.writeDate(modified)
    bytes.write(")/CheckSum<")
    for byte in Insecure.MD5.hash(data: xml) { bytes.writeHex(byte) }
    bytes.write(">>>")
    let range = objects.stream(xml, with: deflater)
    objects.end()
    let specification = objects.begin()
    bytes.write("<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/AFRelationship/Alternative")
    bytes.write("/Desc(Factur-X invoice)/EF<</F ")
    objects.reference(file)
    bytes.write("/UF ")
    objects.reference(file)
    bytes.write(">>>>")
    objects.end()
    attachment = specification
    return range
  }

  /// Metadata, catalog, cross-references and trailer.
  ///
  /// The file's /ID is the hash of all before it, so it changes exactly when the document does.
  /// - Returns: SHA-256 of the whole file.
  mutating func finish(_ document: PrintedDocument, hasXML: Bool) -> [UInt8] {
    let metadata = writeMetadata(document, hasXML: hasXML)
    let catalog = writeCatalog(document, metadata: metadata)
    let crossReferences = objects.crossReferences(after: template.crossReferences)
    bytes.write("trailer\n<</Size ")
    bytes.write(objects.offsets.count + 1)
    bytes.write("/Root ")
    objects.reference(catalog)
    var hasher = template.hasher
    hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes.filled))
    let hashed = bytes.count
    let identifier = Array(hasher.finalize().prefix(16))
    bytes.write("/ID[")
    for _ in 0..<2 {
      bytes.write("<")
      for byte in identifier { bytes.writeHex(byte) }
      bytes.write(">")
    }
    bytes.write("]>>\nstartxref\n")
    bytes.write(crossReferences)
    bytes.write("\n%%EOF\n")
    hasher.update(
      bufferPointer: UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(bytes.filled)[hashed...]))
    return Array(hasher.finalize())
  }

  private mutating func writeMetadata(_ document: PrintedDocument, hasXML: Bool) -> Int {
    let number = objects.begin()
    bytes.write("<</Type/Metadata/Subtype/XML/Length ")
    let gap = bytes.count
    bytes.write("         >>\nstream\n")
    let start = bytes.count
    XMPPacket.write(document.metadata, language: document.language, hasXML: hasXML, to: bytes)
    objects.patch(bytes.count - start, at: gap)
    bytes.write("\nendstream")
    objects.end()
    return number
  }

  private mutating func writeCatalog(_ document: PrintedDocument, metadata: Int) -> Int {
    let number = objects.begin()
    bytes.write("<</Type/Catalog/Pages ")
    objects.reference(pageTree)
    bytes.write("/Metadata ")
    objects.reference(metadata)
    bytes.write("/Lang(")
    for byte in document.language.utf8 where isLanguageByte(byte) { bytes.append(byte) }
    bytes.write(")/ViewerPreferences<</DisplayDocTitle true>>")
    bytes.write("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)")
    bytes.write("/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
    objects.reference(template.profile)
    bytes.write(">>]")
    if let attachment {
      bytes.write("/AF[")
      objects.reference(attachment)
      bytes.write("]/Names<</EmbeddedFiles<</Names[(factur-x.xml)")
      objects.reference(attachment)
      bytes.write("]>>>>")
    }
    bytes.write(">>")
    objects.end()
    return number
  }

  private func isLanguageByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
    default: false
    }
  }
}

extension Arena where Element == UInt8 {
  /// A PDF date inside parentheses: only the characters a date has.
  fileprivate func writeDate(_ date: String) {
    for byte in date.utf8 {
      switch byte {
      case 0x30...0x39, 0x44, 0x3A, 0x2B, 0x2D, 0x27, 0x5A: append(byte)
      default: continue
      }
    }
  }
}
