import Hummingbird
import Kernel

/// `/v1/openapi.json`: what the API is, for programs that read it.
struct OpenAPIRoute {
  static let path = "/v1/openapi.json"

  /// Once for all answers: it is long, and whoever likes may ask for it.
  private static let content = ByteBuffer(string: OpenAPIText.json)

  func add(to routes: Routes) {
    routes.get(Self.path, .everyone) { _, _ in
      Response(
        status: .ok,
        headers: [.contentType: "application/json", .cacheControl: "public, max-age=3600"],
        body: ResponseBody(byteBuffer: Self.content))
    }
  }
}
