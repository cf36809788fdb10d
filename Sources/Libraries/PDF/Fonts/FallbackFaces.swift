import CHarfBuzz

/// Which files may have a character Lato lacks, best first. All are optional.
enum FallbackFaces {
  /// Files tried for any character, after those of its script.
  static let general = ["NotoSans", "DejaVuSans"]
  static let symbols = [
    "NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath", "NotoMusic", "Symbola_hint",
  ]
  static let ideographs = "DroidSansFallbackFull"

  static func stems(for script: hb_script_t) -> [String] {
    switch script {
    case HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_BOPOMOFO:
      [ideographs] + general + symbols
    case HB_SCRIPT_HANGUL:
      ["NanumGothic", "UnDotum", ideographs] + general + symbols
    case HB_SCRIPT_ARABIC:
      ["NotoNaskhArabic", "NotoSansArabic"] + general + symbols
    default:
      (byScript[script.rawValue].map { [$0] } ?? []) + general + [ideographs] + symbols
    }
  }

  private static let byScript: [UInt32: String] = Dictionary(
    uniqueKeysWithValues: [
      ("Adlm", "Adlam"), ("Armn", "Armenian"), ("Bali", "Balinese"), ("Bamu", "Bamum"),
      ("Batk", "Batak"),
      ("Beng", "Bengali"), ("Brah", "Brahmi"), ("Bugi", "Buginese"), ("Cakm", "Chakma"),
      ("Cans", "CanadianAboriginal"), ("Cham", "Cham"), ("Cher", "Cherokee"), ("Copt", "Coptic"),
      ("Cprt", "Cypriot"), ("Deva", "Devanagari"), ("Dsrt", "Deseret"),
      ("Egyp", "EgyptianHieroglyphs"),
      ("Ethi", "Ethiopic"), ("Geor", "Georgian"), ("Glag", "Glagolitic"), ("Goth", "Gothic"),
      ("Gujr", "Gujarati"), ("Guru", "Gurmukhi"), ("Hebr", "Hebrew"), ("Ital", "OldItalic"),
      ("Java", "Javanese"), ("Kali", "KayahLi"), ("Khmr", "Khmer"), ("Knda", "Kannada"),
      ("Lana", "TaiTham"),
      ("Laoo", "Lao"), ("Lepc", "Lepcha"), ("Limb", "Limbu"), ("Lisu", "Lisu"),
      ("Mlym", "Malayalam"),
      ("Mong", "Mongolian"), ("Mtei", "MeeteiMayek"), ("Mymr", "Myanmar"), ("Nkoo", "NKo"),
      ("Ogam", "Ogham"), ("Olck", "OlChiki"), ("Orya", "Oriya"), ("Osge", "Osage"),
      ("Osma", "Osmanya"),
      ("Phnx", "Phoenician"), ("Runr", "Runic"), ("Saur", "Saurashtra"), ("Sinh", "Sinhala"),
      ("Sund", "Sundanese"), ("Sylo", "SylotiNagri"), ("Syrc", "Syriac"), ("Tagb", "Tagbanwa"),
      ("Tale", "TaiLe"), ("Talu", "NewTaiLue"), ("Taml", "Tamil"), ("Tavt", "TaiViet"),
      ("Telu", "Telugu"),
      ("Tfng", "Tifinagh"), ("Tglg", "Tagalog"), ("Thaa", "Thaana"), ("Thai", "Thai"),
      ("Ugar", "Ugaritic"),
      ("Vaii", "Vai"), ("Xpeo", "OldPersian"), ("Xsux", "Cuneiform"), ("Yiii", "Yi"),
    ].map { tag, name in (tag.utf8.reduce(0) { $0 << 8 | UInt32($1) }, "NotoSans" + name) })
}
