/// What it would cost qpdf to rebuild the cross-references of a file, guessed before it tries.
///
/// qpdf then reads a token at the start of every line, notes every `obj` and parses what follows
/// every `trailer`, to the end of the file if need be. Ten megabytes of nothing but such words take
/// it minutes and gigabytes; honest files have few of them for their size.
enum RepairCost {
  static func isBearable(_ file: UnsafeRawBufferPointer) -> Bool {
    var lines = 0
    var objects = 0
    var trailers = 0
    for (index, byte) in file.enumerated() {
      switch byte {
      case 0x0A, 0x0D: lines += 1
      case 0x6F where starts("obj", file, index): objects += 1
      case 0x74 where starts("trailer", file, index): trailers += 1
      default: continue
      }
    }
    return lines <= 1_000_000 && objects <= 400_000
      && (trailers <= 4 || trailers * file.count <= 50_000_000)
  }

  private static func starts(
    _ word: StaticString, _ bytes: UnsafeRawBufferPointer, _ start: Int
  ) -> Bool {
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] {
      return false
    }
    return true
  }
}
