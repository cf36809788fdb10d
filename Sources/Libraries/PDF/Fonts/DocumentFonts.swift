import Synchronization

/// The two weights documents are set in.
enum Weight: Int, Sendable, CaseIterable, BitwiseCopyable {
  case regular, bold

  var suffix: String { self == .regular ? "Regular" : "Bold" }
}

/// The typefaces documents are set in, opened once per process and shared by all renderers.
///
/// Lato must be there; the faces of other scripts are opened when a document first needs one and may be absent.
package final class DocumentFonts: Sendable {
  package static let debianDirectories = [
    "lato", "noto", "droid", "dejavu", "nanum", "unfonts-core", "ancient-scripts",
  ]
  .map { "/usr/share/fonts/truetype/" + $0 }

  let characters: FixedCharacters
  private let primary: [Typeface]
  private let fixed: [FixedFace]
  private let directories: [String]
  private let fallbacks = Mutex<[String: Typeface?]>([:])

  /// - Throws: `FontError.missing` when Lato Regular or Bold is in none of the directories.
  package init(searching directories: [String] = DocumentFonts.debianDirectories) throws(FontError)
  {
    self.directories = directories
    var primary: [Typeface] = []
    for weight in Weight.allCases {
      let file = "Lato-\(weight.suffix)"
      guard let face = Self.open(file, in: directories) else {
        throw .missing(file: file + ".ttf", debianPackage: "fonts-lato")
      }
      primary.append(face)
    }
    self.primary = primary
    characters = FixedCharacters(coveredBy: primary)
    var fixed: [FixedFace] = []
    for face in primary { fixed.append(try FixedFace(face, characters)) }
    self.fixed = fixed
  }

  func primary(_ weight: Weight) -> Typeface { primary[weight.rawValue] }
  func fixed(_ weight: Weight) -> FixedFace { fixed[weight.rawValue] }

  /// A fallback face in the wanted weight, or in regular when it has no bold; nil when not installed.
  func fallback(_ stem: String, _ weight: Weight) -> Typeface? {
    let candidates =
      weight == .bold ? ["\(stem)-Bold", "\(stem)-Regular", stem] : ["\(stem)-Regular", stem]
    return fallbacks.withLock { opened in
      for name in candidates {
        if let known = opened[name] {
          if let known { return known }
          continue
        }
        let face = Self.open(name, in: directories)
        opened[name] = .some(face)
        if let face { return face }
      }
      return nil
    }
  }

  private static func open(_ name: String, in directories: [String]) -> Typeface? {
    for directory in directories {
      if let face = Typeface(path: "\(directory)/\(name).ttf", name: name) { return face }
    }
    return nil
  }
}

/// What the constant part of a file holds of one primary face, by character code and by glyph.
final class FixedFace: Sendable {
  /// Glyph and advance by `FixedCharacters.Code`.
  let glyphs: [UInt16]
  let advances: [Int32]
  /// Sorted, without duplicates: the glyphs that are embedded.
  let embedded: [UInt16]
  /// The character a glyph stands for in text extraction; 0 for glyphs that are not embedded.
  let scalarOfGlyph: [UInt32]
  let program: [UInt8]

  init(_ face: Typeface, _ characters: FixedCharacters) throws(FontError) {
    glyphs = characters.scalars.map { $0.value == 0 ? 0 : face.glyph(for: $0) }
    advances = glyphs.map { $0 == 0 ? 0 : Int32(face.advance(of: $0)) }
    embedded = Set(glyphs.dropFirst()).sorted()
    var scalarOfGlyph = [UInt32](repeating: 0, count: face.glyphCount)
    for (glyph, scalar) in zip(glyphs, characters.scalars) where scalarOfGlyph[Int(glyph)] == 0 {
      scalarOfGlyph[Int(glyph)] = scalar.value
    }
    self.scalarOfGlyph = scalarOfGlyph
    program = try face.subset(glyphs: embedded)
  }

  func holds(_ glyph: UInt16) -> Bool {
    glyph != 0 && Int(glyph) < scalarOfGlyph.count && scalarOfGlyph[Int(glyph)] != 0
  }
}
