import Hummingbird

/// What a form has just done, said on the page somebody comes to: the address names it, the page has its words.
package enum Toast: String, Sendable, CaseIterable {
  case saved, settings, removed, made, issued, recorded, ended, sent, changed

  /// The parameter of the address.
  static let field = "told"

  var text: Text {
    let words = ToastStrings.table
    return switch self {
    case .saved: words.saved
    case .settings: words.settings
    case .removed: words.removed
    case .made: words.made
    case .issued: words.issued
    case .recorded: words.recorded
    case .ended: words.ended
    case .sent: words.sent
    case .changed: words.changed
    }
  }

  /// The address of a page that says it; what is marked on the page stays marked.
  func address(_ path: String) -> String {
    let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let page = "\(parts[0])\(parts[0].contains("?") ? "&" : "?")\(Self.field)=\(rawValue)"
    return parts.count > 1 ? "\(page)#\(parts[1])" : page
  }
}

extension Response {
  /// To the page that says what was done.
  package static func seeOther(_ path: String, told: Toast) -> Response {
    seeOther(told.address(path))
  }
}

extension PageShell {
  /// A region that is there from the start: what comes into it is read aloud.
  func toasts(_ page: HTML) {
    let words = Words(ToastStrings.table, language)
    page.div(
      class: "toasts", .id("toasts"), .role("status"), .attribute("data-close", words.close)
    ) {
      if let told = query[Toast.field].flatMap({ Toast(rawValue: $0) }) {
        page.toast(told.text(language))
      }
    }
  }
}

extension HTML {
  func toast(_ text: String, class name: StaticString = "toast") {
    div(class: name) {
      raw(Icon.check)
      p(text)
    }
  }
}

/// The words of what was done.
final class ToastStrings: Sendable {
  static let table = ToastStrings()

  let saved = Text(fr: "Enregistré.", en: "Saved.")
  let settings = Text(
    fr: "Enregistré. Le prochain document en tient compte.",
    en: "Saved. The next document takes it into account.")
  let removed = Text(fr: "Supprimé.", en: "Removed.")
  let made = Text(fr: "Créé.", en: "Made.")
  let issued = Text(
    fr: "Document émis\u{A0}: son numéro est définitif.",
    en: "Document issued: its number is final.")
  let recorded = Text(fr: "C’est noté.", en: "Recorded.")
  let ended = Text(
    fr: "C’est terminé\u{A0}: l’accès est fermé.", en: "Ended: the access is closed.")
  let sent = Text(fr: "Le courriel va partir.", en: "The e-mail is about to leave.")
  let changed = Text(fr: "C’est changé.", en: "Changed.")
  let close = Text(fr: "Fermer", en: "Close")
}
