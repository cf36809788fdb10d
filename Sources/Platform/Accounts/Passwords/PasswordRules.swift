import Kernel

/// What a password must be: long enough, and not one that many people have. Nothing is asked of its letters, and it never
/// expires (NIST SP 800-63B, ASVS 5.0 §6.2).
enum PasswordRules {
  static let shortest = 10
  static let longest = 256

  /// All that is wrong with it.
  ///
  /// - Parameter told: what an attacker would try first: the address and the name of whose it is.
  static func findings(_ password: String, told: [String], field: String = "password") -> [Finding]
  {
    let place = Place(pointer: "/\(field)")
    if password.count < shortest {
      return [
        Finding(
          "account.password-short", at: place,
          fr: "Le mot de passe a au moins \(shortest) caractères ; une phrase convient très bien.",
          en: "A password has at least \(shortest) characters; a sentence does very well.")
      ]
    }
    if password.utf8.count > longest {
      return [
        Finding(
          "account.password-long", at: place,
          fr: "Le mot de passe a au plus \(longest) octets.",
          en: "A password has at most \(longest) bytes.")
      ]
    }
    if CommonPasswords.contains(password) || resembles(password, told) {
      return [
        Finding(
          "account.password-common", at: place,
          fr:
            "Ce mot de passe figure dans les listes des pirates ou ressemble à votre adresse. Choisissez-en un autre.",
          en:
            "This password is in the lists attackers use, or resembles your address. Choose another."
        )
      ]
    }
    return []
  }

  private static func resembles(_ password: String, _ told: [String]) -> Bool {
    let password = password.lowercased()
    return told.contains { word in
      let word = word.lowercased()
      return word.count >= 4
        && (password == word || password.hasPrefix(word) && password.count < word.count + 4)
    }
  }
}
