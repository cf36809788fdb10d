@testable import PDF

/// PDFs of a few objects, written by hand for what no honest program writes.
struct TinyPDF {
  private var objects: [[UInt8]] = []

  /// The first object is the catalog.
  init(_ objects: String...) { self.objects = objects.map { Array($0.utf8) } }

  init(objects: [String]) { self.objects = objects.map { Array($0.utf8) } }

  mutating func add(_ object: String) { objects.append(Array(object.utf8)) }

  mutating func addStream(_ entries: String, _ data: [UInt8]) {
    objects.append(
      Array("<<\(entries)/Length \(data.count)>>\nstream\n".utf8) + data
        + Array("\nendstream".utf8))
  }

  var bytes: [UInt8] {
    var file = Array("%PDF-1.7\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(file.count)
      file += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = file.count
    file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      file += Array("\(padded) 00000 n \n".utf8)
    }
    let trailer = "<</Size \(objects.count + 1)/Root 1 0 R>>"
    return file + Array("trailer\n\(trailer)\nstartxref\n\(start)\n%%EOF\n".utf8)
  }

  /// One page and one attachment, whose stream is what the test is about.
  static func attaching(
    _ data: [UInt8], stream: String, name: String = "factur-x.xml", catalog: String = "/AF[5 0 R]"
  ) -> TinyPDF {
    var pdf = TinyPDF(
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 4 0 R>>\(catalog)>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
      "<</Names[(a key)5 0 R]>>",
      "<</Type/Filespec/F(\(name))/UF(\(name))/AFRelationship/Data/EF<</F 6 0 R>>>>")
    pdf.addStream("/Type/EmbeddedFile/Subtype/text#2Fxml\(stream)", data)
    return pdf
  }

  static func deflated(_ data: [UInt8]) -> [UInt8] {
    let output = ByteBuffer(capacity: 1_024)
    _ = Deflater(level: 6).deflate(data, onto: output)
    return Array(output.filled)
  }
}
