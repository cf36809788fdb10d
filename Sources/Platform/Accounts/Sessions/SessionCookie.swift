import Hummingbird
import Kernel

/// The cookie that holds the secret of a session.
///
/// Under an https address it is `__Host-`: no other host, path or plain connection can set or see it. On the machine itself,
/// over plain http, browsers would refuse that one.
package struct SessionCookie: Sendable {
  let isSecure: Bool

  /// - Parameter isSecure: whether people come by https.
  package init(isSecure: Bool) { self.isSecure = isSecure }

  private var name: String { isSecure ? "__Host-facturier" : "facturier-session" }

  func token(of request: Request) -> SecretToken? {
    request.cookies[name].flatMap { SecretToken($0.value) }
  }

  func set(_ token: SecretToken, on response: inout Response) {
    response.setCookie(
      Cookie(
        name: name, value: token.text, path: "/", secure: isSecure, httpOnly: true,
        sameSite: .lax))
  }

  func remove(from response: inout Response) {
    response.setCookie(
      Cookie(
        name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
        sameSite: .lax))
  }
}
