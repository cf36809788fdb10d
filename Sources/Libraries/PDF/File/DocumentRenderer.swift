import Crypto

/// Turns printed documents into files. One per thread: it owns a compressor, tables and buffers that grow warm.
package final class DocumentRenderer {
  /// The look of the documents that follow; a worker may change it between two of them.
  package var template: DocumentTemplate

  private let setter: TextSetter
  private let canvas: Canvas
  private let codes = QREncoder()
  private let deflater: any StreamDeflater
  private let version: UInt8
  private let recorder = PlainTail.Recorder()
  private let content = ByteBuffer(capacity: 131_072)
  private let joined = ByteBuffer(capacity: 65_536)
  private let tail = ByteBuffer(capacity: 131_072)

  package convenience init(template: DocumentTemplate) {
    self.init(template: template, encoder: QuickDeflater(), QuickDeflater.version)
  }

  /// With an encoder of before, to make what it made.
  init(template: DocumentTemplate, encoder: any StreamDeflater, _ version: UInt8) {
    self.template = template
    deflater = encoder
    self.version = version
    setter = TextSetter(fonts: template.fonts)
    canvas = Canvas(setter: setter)
  }

  /// Draws the document and attaches its XML as `factur-x.xml`. The same input gives the same bytes.
  ///
  /// - Parameter xml: the CII message, profile EN 16931; nil for what is no invoice (a quote, a draft).
  package func render(
    _ document: PrintedDocument, embedding xml: [UInt8]?
  ) throws(RenderingError) -> RenderedDocument {
    setter.reset()
    content.removeAll()
    tail.removeAll()
    recorder.removeAll()
    let code = try document.payment?.qrPayload.map { payload throws(RenderingError) in
      try codes.encode(payload)
    }
    let check = try document.verification.map { mark throws(RenderingError) in
      try codes.encode(mark.address)
    }
    let composer = Composer(
      document, brand: template.brand, hasLogo: template.logo != nil, code: code, check: check,
      setter: setter, canvas: canvas, finished: content)
    composer.compose()
    var file = FileTail(template: template, bytes: tail, deflater: deflater, recorder: recorder)
    let pages = composer.pages.indices.map { index in
      joined.removeAll()
      joined.append(UnsafeBufferPointer(rebasing: content.filled[composer.pages[index]]))
      joined.write("\n")
      let number = composer.drawPageNumber(index + 1, of: composer.pages.count)
      joined.append(UnsafeBufferPointer(rebasing: content.filled[number]))
      return file.writeContent(joined.filled)
    }
    let extras = try writeExtraFonts(to: &file)
    file.writePages(
      pages, extraFonts: extras, codes: FileTail.Codes(payment: code, check: check),
      link: composer.link)
    let xmlRange = xml.map { file.attach($0, modified: document.metadata.pdfDate) }
    let sha256 = file.finish(document, hasXML: xml != nil)
    return RenderedDocument(
      templateID: template.id, tail: Array(tail.filled),
      plain: recorder.plain(tail.filled, by: version),
      pageCount: pages.count, sha256: sha256,
      xmlRange: xmlRange)
  }

  /// The subsets for characters beyond the constant fonts: the rare path.
  private func writeExtraFonts(to file: inout FileTail) throws(RenderingError) -> [Int] {
    var numbers: [Int] = []
    for extra in setter.extras {
      let glyphs = extra.texts.keys.sorted()
      let program: [UInt8]
      do { program = try extra.face.subset(glyphs: glyphs) } catch { throw .font(error) }
      let font = EmbeddedFont(face: extra.face, glyphs: glyphs, program: program) {
        extra.texts[$0] ?? []
      }
      numbers.append(font.write(to: &file.objects, with: deflater))
    }
    return numbers
  }
}
