import Kernel

/// Asks the provider: what it is, its keys, a token for a code. All of it goes through the one client for calls outside.
struct OpenIDProvider: Sendable {
  let settings: OpenIDSettings
  private let client: OutboundClient

  init(_ settings: OpenIDSettings) {
    self.settings = settings
    client = OutboundClient(.operators, seconds: 10, answerLimit: 256 << 10)
  }

  /// OpenID Connect Discovery 1.0, § 4.
  struct Endpoints: Sendable {
    let authorization: String
    let token: String
    let keys: String
  }

  /// - Throws: `AccountProblem.openIDUnreachable`.
  func endpoints() async throws(AccountProblem) -> Endpoints {
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let root = try await json(.get, base + "/.well-known/openid-configuration")
    guard root["issuer"]?.text == settings.issuer,
      let authorization = root["authorization_endpoint"]?.text,
      let token = root["token_endpoint"]?.text,
      let keys = root["jwks_uri"]?.text, [authorization, token, keys].allSatisfy(isSafe)
    else { throw .openIDUnreachable("discovery") }
    return Endpoints(authorization: authorization, token: token, keys: keys)
  }

  /// No weaker than the address of the provider itself.
  private func isSafe(_ url: String) -> Bool {
    url.hasPrefix("https://") || settings.issuer.hasPrefix("http://") && url.hasPrefix("http://")
  }

  func keys(_ endpoints: Endpoints) async throws(AccountProblem) -> [JSONWebKey] {
    try await json(.get, endpoints.keys)["keys"]?.elements.compactMap(JSONWebKey.init) ?? []
  }

  /// - Returns: the ID token, not yet believed.
  func token(_ endpoints: Endpoints, code: String, verifier: String, redirect: String)
    async throws(AccountProblem) -> String
  {
    let fields = FormFields().with("grant_type", "authorization_code").with("code", code)
      .with("redirect_uri", redirect).with("client_id", settings.client).with(
        "code_verifier", verifier)
    var headers = [
      ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", "application/json"),
    ]
    if let secret = settings.secret {
      // RFC 6749, § 2.3.1: both are encoded as in a form first.
      let pair = "\(PercentCoding.encode(settings.client)):\(PercentCoding.encode(secret))"
      headers.append(("Authorization", "Basic \(Base64URL.plain(Array(pair.utf8)))"))
    }
    let root = try await json(.post, endpoints.token, headers, Array(fields.encoded.utf8))
    guard let token = root["id_token"]?.text else { throw .openIDRefused("no token") }
    return token
  }

  private func json(
    _ method: OutboundRequest.Method, _ url: String,
    _ headers: [(String, String)] = [("Accept", "application/json")],
    _ body: [UInt8] = []
  ) async throws(AccountProblem) -> JSONValue {
    let answer: OutboundAnswer
    do throws(OutboundFailure) {
      answer = try await client.send(
        OutboundRequest(method, url, headers: headers.map { (name: $0.0, value: $0.1) }, body: body)
      )
    } catch { throw .openIDUnreachable("\(error)") }
    guard answer.status == 200, let root = try? JSONParser.parse(answer.body).root, root.isObject
    else {
      // A code that was used or is another's is answered with 400.
      throw answer.status < 500 && method == .post
        ? .openIDRefused("HTTP \(answer.status)") : .openIDUnreachable("HTTP \(answer.status)")
    }
    return root
  }
}
