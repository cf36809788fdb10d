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

/// How a seller's documents look.
package struct Brand: Sendable {
  /// Drawn in the accent colour when there is no logo.
  package var wordmark: String
  package var accent: Colour
  package var logo: LogoBitmap?

  package init(wordmark: String, accent: Colour, logo: LogoBitmap? = nil) {
    self.wordmark = wordmark
    self.accent = accent
    self.logo = logo
  }
}
