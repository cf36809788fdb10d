import CHarfBuzz
import Foundation
import Testing

@testable import PDF

struct TextTests {
  private let setter = TextSetter(fonts: Samples.fonts)

  @Test func `without Lato the error names the Debian package`() {
    #expect(throws: FontError.missing(file: "Lato-Regular.ttf", debianPackage: "fonts-lato")) {
      try DocumentFonts(searching: ["/nowhere"])
    }
  }

  @Test func `without the fallback faces documents still come out`() throws {
    let fonts = try DocumentFonts(searching: ["/usr/share/fonts/truetype/lato"])
    let setter = TextSetter(fonts: fonts)
    let set = setter.set("茶壺 قهوة", .regular, size: 900)
    #expect(setter.glyphs.filled.allSatisfy { $0.glyph != 0 })
    #expect(set.count == 1)
  }

  @Test(arguments: [
    "AVATAR Téléphone", "Wäscherei, L’Œuvre — «Tout»", "Pâte à tartiner (Yo-Yo)",
    "résumé fiancé office",
  ])
  func `the kerning table says what shaping the whole text says`(text: String) {
    let lines = setter.set(text, .regular, size: 900)
    let shaped = RunShaper().shape(
      Array(text.unicodeScalars), in: Samples.fonts.primary(.regular), script: HB_SCRIPT_LATIN,
      rightToLeft: false)
    #expect(setter.glyphs.filled.map(\.glyph) == shaped.map(\.glyph))
    let placed = setter.glyphs.filled.map { Int($0.advance + $0.kern) }
    // Spaces and signs of amounts are left unkerned on purpose; letters must agree.
    let scalars = Array(text.unicodeScalars)
    for index in scalars.indices
    where scalars[index].properties.isAlphabetic && index + 1 < scalars.count {
      #expect(abs(placed[index] - shaped[index].advance) <= 1, "\(scalars[index]) in \(text)")
    }
    #expect(lines.count == 1)
  }

  @Test func `figures line up: every digit is as wide, kerned with none`() {
    let widths = ["1\u{202F}111,11\u{A0}€", "4\u{202F}747,70\u{A0}€"].map { text in
      setter.width(of: setter.set(text, .regular, size: 900), at: 900)
    }
    #expect(widths[0] == widths[1])
  }

  @Test(arguments: [
    String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 9),
    String(repeating: "北京茶壺", count: 40),
    String(repeating: "قهوة", count: 60), "un deux trois quatre cinq six sept huit neuf dix",
    "https://example.fr/a/b/c",
  ])
  func `no line is wider than its column, and no character is lost`(text: String) {
    let width = 4_000
    let set = setter.set(text, .regular, size: 900, width: width)
    for index in set.indices { #expect(setter.lines[index].width(at: 900) <= width) }
    let expected = text.filter { $0 != " " }.unicodeScalars.count
    let drawn = set.indices.reduce(0) { total, index in
      total
        + (setter.lines[index].start..<setter.lines[index].end)
        .filter { setter.glyphs[$0].span >= 0 || !isSpace(setter.glyphs[$0]) }.count
    }
    #expect(drawn == expected || text.unicodeScalars.contains(where: Bidi.isRightToLeft))
  }

  private func isSpace(_ glyph: PlacedGlyph) -> Bool {
    Samples.fonts.fixed(.regular).scalarOfGlyph.indices.contains(Int(glyph.glyph)) && glyph.slot < 2
      && Samples.fonts.fixed(.regular).scalarOfGlyph[Int(glyph.glyph)] == 0x20
  }

  @Test(.enabled(if: Samples.naughtyStrings != nil, "needs ../shared/corpus"))
  func `no naughty string is drawn with the missing glyph or runs out of its column`() throws {
    for text in try #require(Samples.naughtyStrings) {
      for weight in Weight.allCases {
        setter.reset()
        let set = setter.set(text, weight, size: 900, width: 12_000)
        #expect(setter.glyphs.filled.allSatisfy { $0.glyph != 0 }, "\(text)")
        for index in set.indices {
          let line = setter.lines[index]
          #expect(line.width(at: 900) <= 12_000 || line.end - line.start == 1, "\(text)")
        }
      }
    }
  }

  @Test(.enabled(if: Samples.naughtyStrings != nil, "needs ../shared/corpus"))
  func `an invoice of naughty strings is a sound file`() throws {
    let names = try #require(Samples.naughtyStrings)
    var document = Samples.invoice(lines: names.count, name: { names[$0] })
    document.title = names[100]
    document.seller.lines = Array(names[40..<60])
    document.buyer.lines = Array(names[100..<130])
    document.metadata.title = names.joined()
    document.language = ")>>\u{0}"
    let file = try Samples.file(document)
    let result = try Tool.run("qpdf", ["--check", "@"], on: file)
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(
    .enabled(if: Tool.isInstalled("pdftotext")),
    arguments: [
      "Théière « Œuvre » à 12 € – n° 5", "Ελληνικό ελαιόλαδο", "Лампа настольная", "手工制作の急須",
      "Tiếng Việt",
      "Łódź Ştefan Çağrı", "x\u{302} combiné", "\u{10FFFD}",
    ])
  func `text comes back as it went in`(name: String) throws {
    let text = try Tool.text(of: try Samples.file(Samples.invoice(lines: 1, name: { _ in name })))
    #expect(
      text.precomposedStringWithCanonicalMapping.contains(
        name.precomposedStringWithCanonicalMapping))
  }
}
