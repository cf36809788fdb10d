/// The sheet and its measures. Layout counts in hundredths of a point, from the top left corner.
enum Sheet {
  static let width = 59_528  // A4
  static let height = 84_189
  static let left = mm(18)
  static let right = width - mm(18)
  static let column = right - left
  static let top = mm(16)
  /// The lowest line of the page furniture.
  static let bottom = height - mm(11)

  /// Where the window of a French envelope (110 × 45 mm, at the right) shows the addressee.
  static let windowLeft = mm(110)
  static let windowTop = mm(50)

  static func mm(_ millimetres: Int) -> Int { millimetres * 2_834_646 / 10_000 }
  static func pt(_ points: Double) -> Int { Int((points * 100).rounded()) }

  /// Distance between the baselines of running text.
  static func leading(_ size: Int) -> Int { size * 27 / 20 }
  /// From the top of a line box to its baseline.
  static func ascent(_ size: Int) -> Int { size * 21 / 20 }
}

/// Type sizes, few on purpose.
enum Size {
  static let title = Sheet.pt(21)
  static let wordmark = Sheet.pt(19)
  static let due = Sheet.pt(12)
  static let address = Sheet.pt(10)
  static let text = Sheet.pt(9)
  static let detail = Sheet.pt(8)
  static let label = Sheet.pt(7.5)
  static let small = Sheet.pt(7)
}

extension Colour {
  static let ink = Colour(red: 0x1B, green: 0x20, blue: 0x2A)
  static let muted = Colour(red: 0x66, green: 0x6E, blue: 0x7B)
  static let hairline = Colour(red: 0xDD, green: 0xE1, blue: 0xE7)
  static let panel = Colour(red: 0xF6, green: 0xF7, blue: 0xF9)
  static let watermark = Colour(red: 0xEE, green: 0xF0, blue: 0xF3)
  static let white = Colour(red: 255, green: 255, blue: 255)
}
