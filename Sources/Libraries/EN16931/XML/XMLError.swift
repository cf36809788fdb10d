/// Why a file was not read as XML, and where: nothing of it is used.
package struct XMLError: Error, Hashable, Sendable {
  /// "xml.doctype"; never renamed.
  package let code: String
  /// From 1.
  package let line: Int
  /// From 1, in characters.
  package let column: Int
  /// What is wrong and what to do, one or two sentences.
  package let fr: String
  package let en: String

  init(_ fault: XMLFault, line: Int, column: Int) {
    let words = fault.words
    (code, fr, en) = (words.code, words.fr, words.en)
    (self.line, self.column) = (line, column)
  }
}

extension XMLError: CustomStringConvertible {
  package var description: String { "\(code) at line \(line), column \(column): \(en)" }
}

/// The faults of a file, without their place.
enum XMLFault: Error, Hashable {
  case attributeTooLong(limit: Int)
  case doctype
  case duplicateAttribute
  case empty
  case encoding(String)
  case encodingContradicted(String)
  case notInItsEncoding
  case entity
  case malformed
  case badCharacter
  case bareAmpersand
  case lateDeclaration
  case markupTooLong(limit: Int)
  case nameTooLong(limit: Int)
  case namespace
  case processingInstruction
  case tagMismatch
  case textTooLong(limit: Int)
  case tooDeep(limit: Int)
  case tooLarge(limit: Int)
  case tooManyAttributes(limit: Int)
  case tooManyElements(limit: Int)
  case tooManyNames
  case trailing
  case truncated
  case undeclaredPrefix(String)
}
