/// The objects of an embedded font: composite, Identity-H, with the glyph numbers of the original face.
struct EmbeddedFont {
  let face: Typeface
  /// Sorted.
  let glyphs: [UInt16]
  let program: [UInt8]
  let text: (UInt16) -> [Unicode.Scalar]

  /// Writes the font's five objects.
  /// - Returns: the number of the Type0 font, for `/Resources`.
  func write(to objects: inout ObjectWriter, with deflater: any StreamDeflater) -> Int {
    let bytes = objects.bytes
    let name = subsetTag() + "+" + face.name
    let file = objects.begin()
    bytes.write("<</Length1 ")
    bytes.write(program.count)
    objects.stream(program, with: deflater)
    objects.end()
    let descriptor = writeDescriptor(name, file: file, to: &objects)
    let unicode = objects.begin()
    bytes.write("<<")
    objects.stream(unicodeMap(), with: deflater)
    objects.end()
    let descendant = writeDescendant(name, descriptor: descriptor, to: &objects)
    let font = objects.begin()
    bytes.write("<</Type/Font/Subtype/Type0/BaseFont/")
    bytes.writeText(name)
    bytes.write("/Encoding/Identity-H/DescendantFonts[")
    objects.reference(descendant)
    bytes.write("]/ToUnicode ")
    objects.reference(unicode)
    bytes.write(">>")
    objects.end()
    return font
  }

  private func writeDescriptor(_ name: String, file: Int, to objects: inout ObjectWriter) -> Int {
    let bytes = objects.bytes
    let number = objects.begin()
    bytes.write("<</Type/FontDescriptor/FontName/")
    bytes.writeText(name)
    bytes.write("/Flags 4/FontBBox[")
    for (index, edge) in face.box.enumerated() {
      if index > 0 { bytes.write(" ") }
      bytes.write(edge)
    }
    bytes.write("]/ItalicAngle 0/Ascent ")
    bytes.write(face.ascent / 10)
    bytes.write("/Descent ")
    bytes.write(face.descent / 10)
    bytes.write("/CapHeight ")
    bytes.write(face.capHeight / 10)
    bytes.write("/StemV 80/FontFile2 ")
    objects.reference(file)
    bytes.write(">>")
    objects.end()
    return number
  }

  private func writeDescendant(_ name: String, descriptor: Int, to objects: inout ObjectWriter)
    -> Int
  {
    let bytes = objects.bytes
    let number = objects.begin()
    bytes.write("<</Type/Font/Subtype/CIDFontType2/BaseFont/")
    bytes.writeText(name)
    bytes.write(
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ")
    objects.reference(descriptor)
    bytes.write("/DW 0/W[")
    for (index, glyph) in glyphs.enumerated() {
      let follows = index > 0 && glyphs[index - 1] == glyph - 1
      if !follows {
        if index > 0 { bytes.write("]") }
        bytes.write(Int(glyph))
        bytes.write("[")
      } else {
        bytes.write(" ")
      }
      bytes.writeTenths(face.advance(of: glyph))
    }
    bytes.write(glyphs.isEmpty ? "]" : "]]")
    bytes.write("/CIDToGIDMap/Identity>>")
    objects.end()
    return number
  }

  private func unicodeMap() -> [UInt8] {
    let bytes = ByteBuffer(capacity: 16 * glyphs.count + 512)
    bytes.write("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n")
    bytes.write("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n")
    bytes.write("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n")
    bytes.write("1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
    let told = glyphs.map { ($0, text($0)) }.filter { !$0.1.isEmpty }
    for start in stride(from: 0, to: told.count, by: 100) {
      let chunk = told[start..<min(start + 100, told.count)]
      bytes.write(chunk.count)
      bytes.write(" beginbfchar\n")
      for (glyph, scalars) in chunk {
        bytes.write("<")
        bytes.writeHex(glyph)
        bytes.write("><")
        bytes.writeUTF16Hex(scalars)
        bytes.write(">\n")
      }
      bytes.write("endbfchar\n")
    }
    bytes.write("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend")
    return Array(bytes.filled)
  }

  /// Six letters that name the subset (ISO 32000-1, 9.6.4), from what is in it: the same glyphs, the same tag.
  private func subsetTag() -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for glyph in glyphs { hash = (hash ^ UInt64(glyph)) &* 0x100_0000_01B3 }
    var tag = ""
    for _ in 0..<6 {
      tag.unicodeScalars.append(Unicode.Scalar(UInt8(65 + hash % 26)))
      hash /= 26
    }
    return tag
  }
}

extension Arena where Element == UInt8 {
  /// UTF-16BE in hexadecimal digits.
  func writeUTF16Hex(_ scalars: [Unicode.Scalar]) {
    for scalar in scalars {
      for unit in UTF16.encode(scalar)! { writeHex(unit) }
    }
  }
}
