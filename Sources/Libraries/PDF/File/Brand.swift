/// A colour in sRGB, 8 bits per component.
package struct Colour: Sendable, Equatable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// A logo as plain pixels, 3 bytes each from the top left; flatten transparency on white beforehand.
package struct LogoBitmap: Sendable {
  package var width: Int
  package var height: Int
  package var rgb: [UInt8]

  /// - Returns: nil when the bytes do not make that many pixels.
  package init?(width: Int, height: Int, rgb: [UInt8]) {
    guard width > 0, height > 0, width <= 10_000, height <= 10_000, rgb.count == 3 * width * height
    else { return nil }
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}

extension Colour {
  /// Text on an area of this colour: white, or ink where white could not be read. At least 3.5 : 1.
  var text: Colour {
    let (red, green, blue) = (Int(red), Int(green), Int(blue))
    // Luminance as WCAG weighs it, its curve taken for a square: 10 000 is 255².
    let luminance = (2_126 * red * red + 7_152 * green * green + 722 * blue * blue) / 65_025
    return luminance <= 2_500 ? .white : .ink
  }

  /// The same colour on paper, or ink where it would be too pale to be read there.
  var onPaper: Colour { text == .white ? self : .ink }
}

/// How a seller's documents look.
package struct Brand: Sendable {
  /// How pages are laid out; what they say is the same.
  package enum Design: Sendable {
    case classic
    /// Rules instead of areas.
    case minimal
    /// A band of the accent colour across the head of the first page.
    case banner
  }

  /// Drawn in the accent colour when there is no logo.
  package var wordmark: String
  package var accent: Colour
  package var logo: LogoBitmap?
  package var design: Design

  package init(
    wordmark: String, accent: Colour, logo: LogoBitmap? = nil, design: Design = .classic
  ) {
    self.wordmark = wordmark
    self.accent = accent
    self.logo = logo
    self.design = design
  }
}
