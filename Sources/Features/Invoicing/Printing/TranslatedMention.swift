import Tax

/// The VAT mentions of documents in the reader's language.
///
/// A document carries the French words alone (BT-120), which the law asks for; they lead back to the mention.
enum TranslatedMention {
  /// - Returns: nil for words that are none of ours, such as those of an older document.
  static func words(for french: String, in language: DocumentLanguage) -> String? {
    translations[language]?[french]
  }

  private static let translations: [DocumentLanguage: [String: String]] = {
    var translations: [DocumentLanguage: [String: String]] = [:]
    for wording in TaxMention.all.compactMap({ $0.wording(on: TaxMention.lastDayOfCGI) }) {
      let french = wording.text(.french)
      for language in DocumentLanguage.allCases where language != .french {
        // Two mentions may share their French words; the first is the one that says more.
        if translations[language]?[french] == nil {
          translations[language, default: [:]][french] = wording.text(language.tax)
        }
      }
    }
    return translations
  }()
}
