/// The two pairs of Huffman codes of deflate/2: frozen.
///
/// They were made of some hundred invoices' XML and pages, every symbol counted once more than it was met, so that each has a
/// code. The lengths are written as letters, "a" for 1; bits follow from lengths (RFC 1951, 3.2.2).
enum FixedCodes {
  struct Lengths {
    let literals: StaticString
    let distances: StaticString
  }

  static let xml = Lengths(
    literals: """
      ooooooooooioooooooooooooooooooooeogooookllooiigifffggggggggohhfjjfgfghhijgnlhihigjggghiooomooooo\
      oehffdhgheimffefgiefeehoggjoooooookoooooomooooooooooooooooooooooiokooooojhmokomooooooookoooooooo\
      ooigooooooooooooooooooooooooooooookoooooooooooooooooooooooooooookoefdeffgfgghgggghijlhijhhkiij
      """,
    distances: "nnimlkgheededecddddddedeeeeggj")

  static let page = Lengths(
    literals: """
      cofhmihoiigkkoolikinooikhihljoooegohhohgffoijfeieeeeefeffeohhjoijkjoljjmoojooooookkmgokiooohijoo\
      ooohjkhjkoojijololhoooomokookoooojoooooggghhhhhokoooooooooooooooooohhhkoooookooooookoooooooooooo\
      ooooojolooojhmooomooooooooooooooooooooooooooooooooooooooooooooookoddeeffgfghgghiiihiminooooooo
      """,
    distances: "ninjiihfheeededdddcdcdddeknnmm")
}
