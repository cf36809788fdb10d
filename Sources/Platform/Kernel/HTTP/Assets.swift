import Crypto
import Hummingbird

/// A file of the pages, inside the program. Its address contains a hash of its content, so that browsers may
/// keep it for ever and never show an old one.
package struct Asset: Sendable {
  package let path: String
  package let type: String
  let content: ByteBuffer
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
    var headers: HTTPFields = [
      .eTag: entityTag, .cacheControl: "public, max-age=31536000, immutable",
    ]
    if request.headers[.ifNoneMatch]?.contains(entityTag) == true {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: content))
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
