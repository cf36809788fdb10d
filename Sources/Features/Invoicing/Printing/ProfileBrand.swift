import CPNG
import Kernel
import PDF

extension Brand {
  /// The look of a company's documents.
  ///
  /// - Throws: `InvoicingError.companyInvalid` when the logo is not a PNG of a reasonable size.
  package init(_ profile: CompanyProfile) throws {
    self.init(
      wordmark: profile.brand.wordmark ?? profile.name,
      accent: Colour(
        red: UInt8(profile.brand.color >> 16 & 255), green: UInt8(profile.brand.color >> 8 & 255),
        blue: UInt8(profile.brand.color & 255)),
      logo: try profile.brand.logoPNG.map(LogoPNG.decoded), design: Design(profile.brand.design))
  }
}

extension Brand.Design {
  init(_ design: CompanyProfile.Design) {
    switch design {
    case .classic: self = .classic
    case .minimal: self = .minimal
    case .banner: self = .banner
    }
  }
}

/// Decodes a logo with libpng, transparency laid on white.
enum LogoPNG {
  /// Four million pixels: more than any logo, less than a decompression bomb.
  static let largestPixelCount = 4_000_000

  static func decoded(_ png: [UInt8]) throws -> LogoBitmap {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, png, png.count) != 0 else { throw unreadable }
    let (width, height) = (Int(image.width), Int(image.height))
    guard width > 0, height > 0, width * height <= largestPixelCount else { throw tooLarge }
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
    var white = png_color(red: 255, green: 255, blue: 255)
    var pixels = [UInt8](repeating: 0, count: width * height * 3)
    guard png_image_finish_read(&image, &white, &pixels, Int32(width * 3), nil) != 0 else {
      throw unreadable
    }
    guard let logo = LogoBitmap(width: width, height: height, rgb: pixels) else { throw tooLarge }
    return logo
  }

  private static let unreadable = InvoicingError.companyInvalid([
    Finding(
      "company.logo-invalid", at: Place(pointer: "/brand/logo"),
      fr: "Le logo n'est pas une image PNG lisible.", en: "The logo is not a readable PNG image.")
  ])
  private static let tooLarge = InvoicingError.companyInvalid([
    Finding(
      "company.logo-too-large", at: Place(pointer: "/brand/logo"),
      fr: "Le logo dépasse quatre millions de pixels.", en: "The logo exceeds four million pixels.")
  ])
}
