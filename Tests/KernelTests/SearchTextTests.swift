import Kernel
import Testing

/// Text made comparable, the same by bytes and by letters.
@Suite struct SearchTextTests {
  @Test(arguments: [
    ("Zoé LEFÈVRE", "zoe lefevre"), ("ŒUVRE œuf Æsop", "oeuvre oeuf aesop"),
    ("ÀÂÄÇÉÊËÎÏÔÖÙÛÜŸ", "aaaceeeiioouuuy"), ("3 × 4 ÷ 2", "3 × 4 ÷ 2"),
    ("Straße ØRSTED", "straße ørsted"), ("« L’ÉTÉ » — 5 € n° 3", "« l’ete » — 5 € n° 3"),
    ("Łódź ΑΘΗΝΑ", "łodź αθηνα"), ("e\u{301}te\u{301}", "ete"), ("", ""), ("Ññ Ýÿ ÐÞ", "nn yy ðþ"),
  ])
  func `case and accents of Latin letters are dropped`(text: String, plain: String) {
    #expect(SearchText.normalised(text) == plain)
  }

  @Test func `the bytes say what the letters say`() {
    for value in Array(UInt32(0x20)...0x17F) + Array(0x2000...0x20FF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // A letter beyond Latin-1 sends the whole text the other way.
      let long = SearchText.normalised("\(Character(scalar))я")
      #expect(SearchText.normalised(String(Character(scalar))) + "я" == long, "U+\(value)")
    }
  }
}
