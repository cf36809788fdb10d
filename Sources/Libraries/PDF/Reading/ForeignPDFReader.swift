/// Walks an opened PDF. Every walk is a loop over a list of what is left, with a list of what was
/// seen: neither a cycle nor a tree of a million levels can hold it up or exhaust the stack.
struct ForeignPDFReader {
  private let document: QPDFDocument
  private let limits: PDFReadLimits
  private var nodesLeft: Int
  private var found: [Specification] = []
  private var placeOf: [Int64: Int] = [:]

  /// A file specification on its way to being an attachment.
  private struct Specification {
    let object: QPDFObject
    let stream: QPDFObject?
    let key: String?
    let origin: Attachment.Origin
    var isAssociated: Bool
  }

  init(document: QPDFDocument, limits: PDFReadLimits) {
    self.document = document
    self.limits = limits
    nodesLeft = limits.nodes
  }

  mutating func read() throws(PDFReadError) -> ForeignPDF {
    guard let root = document.root, root.isDictionary else {
      throw document.takeError() ?? .damaged(detail: "no catalog")
    }
    if let tree = root["/Names"]?["/EmbeddedFiles"] { try readNames(tree) }
    if let files = root["/AF"] { try readAssociated(files) }
    let pageCount = try readPages(root["/Pages"])
    let decoder = StreamDecoder()
    var xmp: [UInt8]?
    var metadataFailed = false
    if let metadata = root["/Metadata"], metadata.isStream {
      do throws(StreamDecoder.Failure) {
        xmp = try decoder.decode(metadata, limit: limits.metadataBytes)
      } catch {
        metadataFailed = true
      }
    }
    let attachments = decodeAll(with: decoder)
    var warnings = document.takeWarnings(limit: 50)
    let wasRepaired = warnings.contains { $0.contains("reconstruct") }
    if metadataFailed { warnings.append("the XMP metadata could not be decoded") }
    return ForeignPDF(
      attachments: attachments, xmp: xmp, xmpFacts: xmp.map(XMPFacts.init(packet:)) ?? XMPFacts(),
      pdfVersion: document.version, isEncrypted: document.isEncrypted, pageCount: pageCount,
      wasRepaired: wasRepaired, warnings: warnings)
  }

  // MARK: Finding

  private mutating func visit() throws(PDFReadError) {
    guard nodesLeft > 0 else { throw .tooLarge(.structure, limit: limits.nodes) }
    nodesLeft -= 1
  }

  private mutating func readNames(_ tree: QPDFObject) throws(PDFReadError) {
    var left = [tree]
    var seen: Set<Int64> = []
    while let node = left.popLast() {
      if let reference = node.reference, !seen.insert(reference).inserted { continue }
      try visit()
      if let names = node["/Names"], names.isArray {
        for index in stride(from: 1, to: names.count, by: 2) {
          try visit()
          guard let specification = names[index] else { continue }
          try add(specification, key: names[index - 1]?.text, origin: .names)
        }
      }
      guard let children = node["/Kids"], children.isArray else { continue }
      guard children.count <= nodesLeft else { throw .tooLarge(.structure, limit: limits.nodes) }
      left += children.items.reversed()
    }
  }

  private mutating func readAssociated(_ files: QPDFObject) throws(PDFReadError) {
    guard files.count <= nodesLeft else { throw .tooLarge(.structure, limit: limits.nodes) }
    for file in files.items {
      try visit()
      try add(file, key: nil, origin: .associatedFiles)
    }
  }

  /// Counts the pages and picks the files clipped to them.
  private mutating func readPages(_ tree: QPDFObject?) throws(PDFReadError) -> Int {
    var left = tree.map { [$0] } ?? []
    var seen: Set<Int64> = []
    var pages = 0
    while let node = left.popLast() {
      if let reference = node.reference, !seen.insert(reference).inserted { continue }
      try visit()
      guard node.isDictionary else { continue }
      guard let children = node["/Kids"], children.isArray else {
        pages += 1
        try readAnnotations(node["/Annots"])
        continue
      }
      guard children.count <= nodesLeft else { throw .tooLarge(.structure, limit: limits.nodes) }
      left += children.items.reversed()
    }
    return pages
  }

  private mutating func readAnnotations(_ annotations: QPDFObject?) throws(PDFReadError) {
    guard let annotations, annotations.isArray else { return }
    guard annotations.count <= nodesLeft else {
      throw .tooLarge(.structure, limit: limits.nodes)
    }
    for annotation in annotations.items {
      try visit()
      guard annotation["/Subtype"]?.name == "FileAttachment", let file = annotation["/FS"] else {
        continue
      }
      try add(file, key: nil, origin: .annotation)
    }
  }

  /// Adds a file once, however many ways lead to it: same specification, or same embedded stream.
  private mutating func add(_ object: QPDFObject, key: String?, origin: Attachment.Origin)
    throws(PDFReadError)
  {
    guard object.isDictionary, let embedded = object["/EF"] else { return }
    let stream = Self.streamKeys.lazy.compactMap { embedded[$0] }.first { $0.isStream }
    let references = [object.reference, stream?.reference].compactMap(\.self)
    if let place = references.compactMap({ placeOf[$0] }).first {
      if origin == .associatedFiles { found[place].isAssociated = true }
      return
    }
    guard found.count < limits.attachments else {
      throw .tooLarge(.attachmentCount, limit: limits.attachments)
    }
    for reference in references { placeOf[reference] = found.count }
    found.append(
      Specification(
        object: object, stream: stream, key: key, origin: origin,
        isAssociated: origin == .associatedFiles))
  }

  private static let streamKeys = ["/F", "/UF", "/DOS", "/Mac", "/Unix"]

  // MARK: Decoding

  /// The likely invoice is decoded first, so that a heavy drawing cannot take its share of the
  /// limit.
  private func decodeAll(with decoder: StreamDecoder) -> [Attachment] {
    let names = found.map { name(of: $0) }
    let order = found.indices.sorted {
      let (first, second) = (InvoiceFileName(names[$0]) != nil, InvoiceFileName(names[$1]) != nil)
      return first == second ? $0 < $1 : first
    }
    var budget = limits.allAttachmentBytes
    var attachments = [Attachment?](repeating: nil, count: found.count)
    for index in order {
      let attachment = decode(found[index], name: names[index], budget: budget, decoder)
      budget -= attachment.bytes.count
      attachments[index] = attachment
    }
    return attachments.compactMap(\.self)
  }

  private func name(of specification: Specification) -> String {
    let names = [
      specification.object["/UF"]?.text, specification.object["/F"]?.text, specification.key,
    ]
    return names.compactMap(\.self).first { !$0.isEmpty } ?? ""
  }

  private func decode(
    _ found: Specification, name: String, budget: Int, _ decoder: StreamDecoder
  ) -> Attachment {
    var bytes: [UInt8] = []
    var fault: Attachment.Fault?
    if let stream = found.stream {
      do throws(StreamDecoder.Failure) {
        bytes = try decoder.decode(stream, limit: min(limits.attachmentBytes, budget))
      } catch {
        fault = error == .tooLarge ? .tooLarge : .damaged
      }
    } else {
      fault = .damaged
    }
    let parameters = found.stream?["/Params"]
    return Attachment(
      name: name, key: found.key, file: found.object["/F"]?.text,
      unicodeFile: found.object["/UF"]?.text, bytes: bytes, fault: fault,
      mimeType: found.stream?["/Subtype"]?.name,
      relationship: found.object["/AFRelationship"]?.name,
      description: found.object["/Desc"]?.text, isAssociated: found.isAssociated,
      origin: found.origin, isEmbeddedUnderF: found.object["/EF"]?["/F"]?.isStream ?? false,
      declaredSize: parameters?["/Size"]?.integer, checksum: parameters?["/CheckSum"]?.data,
      modified: parameters?["/ModDate"]?.text)
  }
}
