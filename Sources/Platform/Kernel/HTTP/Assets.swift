import Crypto
import Hummingbird

/// A file of the pages, inside the program. Its address contains a hash of its content, so that browsers may
/// keep it for ever and never show an old one.
package struct Asset: Sendable {
  package let path: String
  package let type: String
  let content: ByteBuffer
  /// The same as gzip: these files are most of what a first page transfers. Pages are not compressed, for what they hold of
  /// forms' secrets could be guessed from their size.
  let zipped: ByteBuffer
  let entityTag: String

  /// - Parameters:
  ///   - name: with its extension, "facturier.css".
  ///   - type: its media type.
  package init(name: String, type: String, content: String) {
    let bytes = Array(content.utf8)
    let hash = SHA256.hash(data: bytes).prefix(6).map { Asset.hex($0) }.joined()
    let parts = name.split(separator: ".", maxSplits: 1)
    path = "/assets/\(parts[0])-\(hash).\(parts[1])"
    self.type = type
    self.content = ByteBuffer(bytes: bytes)
    zipped = ByteBuffer(bytes: StreamingDeflate.gzip(bytes))
    entityTag = "\"\(hash)\""
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// What the page shell needs; features add theirs.
  package static let shell = [styleSheet, icon, shellScript, statusScript]
  package static let styleSheet = Asset(
    name: "facturier.css", type: "text/css; charset=utf-8", content: StyleSheet.text)
  package static let icon = Asset(name: "icon.svg", type: "image/svg+xml", content: Brand.icon)

  func response(to request: Request) -> Response {
    let isZipped = Self.takesGzip(request.headers[.acceptEncoding])
    // Each form has a tag of its own (RFC 9110, 8.8.3.3).
    let tag = isZipped ? "\(entityTag.dropLast())-gzip\"" : entityTag
    var headers: HTTPFields = [
      .eTag: tag, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
    ]
    if request.headers[.ifNoneMatch]?.contains(tag) == true {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = type
    if isZipped { headers[.contentEncoding] = "gzip" }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: isZipped ? zipped : content))
  }

  /// Whether an `Accept-Encoding` names gzip, and does not give it the quality of nothing.
  static func takesGzip(_ field: String?) -> Bool {
    (field ?? "").split(separator: ",").contains { coding in
      let parts = coding.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      return parts.first == "gzip"
        && !parts.dropFirst().contains {
          $0.hasPrefix("q=0") && !$0.contains { "123456789".contains($0) }
        }
    }
  }
}

extension Router {
  /// Serves each asset at its address.
  package func add(_ assets: [Asset]) {
    for asset in assets {
      get(RouterPath(asset.path)) { request, _ in asset.response(to: request) }
    }
  }
}
