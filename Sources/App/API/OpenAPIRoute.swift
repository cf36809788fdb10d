import Hummingbird
import Kernel

/// `/v1/openapi.json`: what the API is, for programs that read it.
struct OpenAPIRoute {
  static let path = "/v1/openapi.json"

  func add(to routes: Routes) {
    routes.get(Self.path, .everyone) { _, _ in
      var response = Response.bytes(Array(OpenAPIText.json.utf8), type: "application/json")
      response.headers[.cacheControl] = "public, max-age=3600"
      return response
    }
  }
}
