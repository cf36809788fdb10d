import Kernel
import Testing

/// Texts from outside made fit for a document, the same by the quick way and by the careful one.
@Suite struct CleanTextTests {
  @Test func `the quick way gives what the careful one does`() {
    for value in UInt32(0)...0x17F {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in ["é\(scalar)è", "\(scalar)é", "é\(scalar)", "é \(scalar) é", "\(scalar)"] {
        // A letter beyond U+00FF sends the whole text the careful way.
        let careful = CleanText.line("я" + text).unicodeScalars.dropFirst().drop { $0 == " " }
        #expect(
          CleanText.line(text) == String(String.UnicodeScalarView(careful)), "U+\(value) in \(text)"
        )
      }
    }
  }

  @Test func `spaces are one, ends are trimmed, letters stay`() {
    #expect(CleanText.line("  Zoé   Lefèvre ") == "Zoé Lefèvre")
    #expect(CleanText.line("É") == "É" && CleanText.line("é ") == "é")
    #expect(CleanText.line("a\u{202E}b\u{AD}c") == "abc")
  }
}
