/// One thing that is wrong, or worth knowing, with its place.
package struct Finding: Sendable, Equatable {
  /// "verify.chain-broken"; never renamed.
  package let code: String
  /// Path in the archive; `nil` for the archive as a whole.
  package var file: String?
  /// From 1.
  package var line: Int?
  /// Number of the document, or name of the series or period.
  package var subject: String?
  package let fr: String
  package let en: String
  /// What breaks no proof.
  package var isNote = false

  package init(
    _ code: String, file: String? = nil, line: Int? = nil, subject: String? = nil, fr: String,
    en: String, isNote: Bool = false
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.subject = subject
    self.fr = fr
    self.en = en
    self.isNote = isNote
  }

  /// "log/entries.txt:812 F-2026-00042".
  package var place: String {
    let at = file.map { $0 + (line.map { ":\($0)" } ?? "") }
    return [at, subject].compactMap(\.self).joined(separator: " ")
  }
}
