import Glibc

/// What is wrong with a multipart body.
package enum MultipartFault: String, Sendable {
  case noBoundary, truncated, badPart, tooManyParts
}

/// A form with files (RFC 7578), read strictly: what no browser sends is refused.
///
/// The parts are slices of the body; nothing is copied.
package struct MultipartForm: Sendable {
  package struct Part: Sendable {
    package let name: String
    /// The last component of the name the browser gave, without control characters. For messages and
    /// proposals; never a path to write to.
    package let fileName: String?
    package let contentType: String?
    package let content: ArraySlice<UInt8>
  }
  package let parts: [Part]

  /// The file of this field; `nil` when none was chosen, which browsers send as an empty one without name.
  package func file(_ name: String) -> Part? {
    parts.first { $0.name == name && !($0.fileName ?? "").isEmpty }
  }

  /// The text of this field; `nil` when missing, blank or not UTF-8.
  package func text(_ name: String) -> String? {
    guard let part = parts.first(where: { $0.name == name && $0.fileName == nil }) else {
      return nil
    }
    return String(validating: part.content, as: UTF8.self).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// - Parameter contentType: of the request, with its boundary.
  package init(_ body: [UInt8], contentType: String) throws(MultipartProblem) {
    guard let boundary = MultipartForm.boundary(in: contentType) else {
      throw MultipartProblem(.noBoundary)
    }
    let opening = Array("--\(boundary)".utf8)
    let delimiter = Array("\r\n--\(boundary)".utf8)
    guard body.starts(with: opening) else { throw MultipartProblem(.truncated) }
    var parts: [Part] = []
    var rest = body[opening.count...]
    while !rest.starts(with: "--".utf8) {
      guard rest.starts(with: "\r\n".utf8) else { throw MultipartProblem(.badPart) }
      guard parts.count < MultipartForm.partLimit else { throw MultipartProblem(.tooManyParts) }
      guard let end = rest.position(of: delimiter) else { throw MultipartProblem(.truncated) }
      parts.append(try MultipartForm.part(rest[rest.startIndex..<end].dropFirst(2)))
      rest = rest[(end + delimiter.count)...]
    }
    guard rest.count == 2 || rest.dropFirst(2).elementsEqual("\r\n".utf8) else {
      throw MultipartProblem(.badPart)
    }
    self.parts = parts
  }

  private static let partLimit = 64
  private static let headerLimit = 8 << 10

  /// 1 to 70 characters of RFC 2046 §5.1.1.
  private static func boundary(in contentType: String) -> String? {
    guard let header = HeaderValue(contentType), header.value == "multipart/form-data",
      let boundary = header["boundary"], (1...70).contains(boundary.utf8.count),
      boundary.utf8.last != UInt8(ascii: " ")
    else { return nil }
    let others = Array("'()+_,-./:=? ".utf8)
    let isClean = boundary.utf8.allSatisfy { byte in
      UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80
        || (0x30...0x39).contains(byte) || others.contains(byte)
    }
    return isClean ? boundary : nil
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws(MultipartProblem) -> Part {
    let headEnd = bytes.prefix(headerLimit).position(of: Array("\r\n\r\n".utf8))
    guard let headEnd, let head = String(validating: bytes[..<headEnd], as: UTF8.self) else {
      throw MultipartProblem(.badPart)
    }
    var disposition: HeaderValue?
    var contentType: String?
    for line in head.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw MultipartProblem(.badPart) }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
      switch line[..<colon].lowercased() {
      case "content-disposition" where disposition == nil: disposition = HeaderValue(value)
      case "content-disposition": throw MultipartProblem(.badPart)
      case "content-type": contentType = value
      // A coded part would reach the reader undecoded.
      case "content-transfer-encoding"
      where !["binary", "8bit", "7bit"].contains(value.lowercased()):
        throw MultipartProblem(.badPart)
      default: break
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition["name"],
      !name.isEmpty
    else { throw MultipartProblem(.badPart) }
    return Part(
      name: HeaderValue.unescapedByBrowser(name),
      fileName: disposition["filename"].map(HeaderValue.fileName), contentType: contentType,
      content: bytes[(headEnd + 4)...])
  }
}

package struct MultipartProblem: Problem {
  package let fault: MultipartFault
  init(_ fault: MultipartFault) { self.fault = fault }
  package var code: String { "http.multipart-unreadable" }
  package var kind: ProblemKind { .malformed }
  package var text: Text { ProblemStrings.multipart(fault) }
}

extension ArraySlice<UInt8> {
  /// Where `needle` first occurs; `memchr` leaps from one candidate to the next.
  fileprivate func position(of needle: [UInt8]) -> Int? {
    withUnsafeBytes { haystack in
      guard let base = haystack.baseAddress else { return nil }
      var offset = 0
      while haystack.count - offset >= needle.count {
        let room = haystack.count - offset - needle.count + 1
        guard let found = memchr(base + offset, Int32(needle[0]), room) else { return nil }
        if memcmp(found, needle, needle.count) == 0 {
          return startIndex + (UnsafeRawPointer(found) - base)
        }
        offset = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
