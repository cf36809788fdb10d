import Kernel

/// What stands behind the "@", as a person judges it.
struct MailDomain: Hashable {
  let text: String

  init(_ address: EmailAddress) { text = address.domain }
  init(_ text: String) { self.text = text }

  /// The domain somebody registered: "shop.acme.co.uk" is "acme.co.uk".
  var organisation: String {
    let labels = text.split(separator: ".")
    guard labels.count > 2 else { return text }
    let isPaired = Self.publicPairs.contains(labels.suffix(2).joined(separator: "."))
    return labels.suffix(isPaired ? 3 : 2).joined(separator: ".")
  }

  /// "acme" of "shop.acme.co.uk".
  var name: String { String(organisation.prefix { $0 != "." }) }

  /// Anybody can have a mailbox there: it says nothing of who somebody works for.
  var isOpenToAll: Bool { Self.providers.contains(organisation) }

  /// The provider this was probably meant to be: "gmial.com" is "gmail.com".
  var meantProvider: String? {
    guard !isOpenToAll, text.utf8.count >= 7 else { return nil }
    return Self.providers.sorted().first { Self.isSlip($0, text) }
  }

  /// One key missed, doubled or wrong, or two swapped.
  private static func isSlip(_ meant: String, _ typed: String) -> Bool {
    switch editDistance(Array(meant), Array(typed)) {
    case 1: true
    case 2: meant.count == typed.count && meant.sorted() == typed.sorted()
    default: false
    }
  }

  /// Whether one could be taken for the other at a glance: "acme-lyon.fr" and "acrne-lyon.fr", "aсme" apart by a letter.
  func looksLike(_ other: MailDomain) -> Bool {
    guard organisation != other.organisation else { return false }
    let (mine, theirs) = (Self.skeleton(name), Self.skeleton(other.name))
    if mine == theirs { return name != other.name }
    let length = min(mine.count, theirs.count)
    guard length >= 5 else { return false }
    let distance = editDistance(Array(mine), Array(theirs))
    return distance == 1 || (distance == 2 && (length >= 10 || mine.sorted() == theirs.sorted()))
  }

  /// What a quick eye sees: signs that look alike are one, hyphens are not seen.
  private static func skeleton(_ name: String) -> String {
    name.replacing("rn", with: "m").replacing("vv", with: "w").replacing("cl", with: "d")
      .replacing("0", with: "o").replacing("1", with: "l").replacing("5", with: "s")
      .replacing("i", with: "l").replacing("-", with: "")
  }

  private static let providers: Set<String> = [
    "gmail.com", "googlemail.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr",
    "live.com",
    "live.fr", "msn.com", "yahoo.com", "yahoo.fr", "ymail.com", "icloud.com", "me.com", "mac.com",
    "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "club-internet.fr", "laposte.net",
    "bbox.fr", "numericable.fr", "aol.com", "gmx.fr", "gmx.com", "gmx.net", "gmx.de", "web.de",
    "t-online.de", "protonmail.com", "proton.me", "pm.me", "mail.com", "email.com", "tutanota.com",
    "zoho.com", "yandex.com", "libero.it", "virgilio.it", "alice.it", "tin.it", "telenet.be",
    "skynet.be", "bluewin.ch", "hotmail.it", "hotmail.es", "hotmail.de", "hotmail.be",
    "hotmail.co.uk",
    "yahoo.it", "yahoo.es", "yahoo.de", "yahoo.co.uk", "outlook.es", "outlook.it", "outlook.de",
    "btinternet.com", "mail.ru",
  ]

  private static let publicPairs: Set<String> = [
    "co.uk", "org.uk", "ac.uk", "gov.uk", "com.au", "co.nz", "com.br", "co.jp", "asso.fr",
    "gouv.fr",
    "com.fr", "tm.fr", "com.es", "org.es", "com.pt", "com.pl", "com.tr", "co.at", "or.at",
  ]
}
