import HTTPTypes
import Hummingbird

extension Request {
  /// What a page that is only looked at asks by itself, and again and again.
  private static let unattended: Set<String> = [LiveFeed.path, "\(PageShell.attention).json"]
  private static let mark = HTTPField.Name("x-unattended")!

  /// Whether somebody did something: the end of sessions without use goes by it. A script says where it asks by itself, and where
  /// somebody types.
  package var isAttended: Bool {
    if headers[Self.mark] != nil { return false }
    return !Self.unattended.contains(uri.path) || uri.queryParameters["attended"] != nil
  }
}
