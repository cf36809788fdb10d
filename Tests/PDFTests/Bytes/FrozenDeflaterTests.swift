import CDeflate
import Crypto
import Foundation
import TestSupport
import Testing

@testable import PDF

/// deflate/1 and deflate/2 must be read by every inflater, and give the same bytes for good.
@Suite struct FrozenDeflaterTests {
  /// Both, each made anew.
  enum Version: CaseIterable, Sendable {
    case first, second

    var encoder: ([UInt8]) -> [UInt8] {
      switch self {
      case .first: FrozenDeflater().zlib
      case .second: QuickDeflater().zlib
      }
    }

    func input(_ seed: Int) -> [UInt8] {
      var bytes = FrozenDeflaterTests.input(seed)
      // What deflate/2 takes for XML, for a page, and leaves to deflate/1.
      if self == .second, !bytes.isEmpty, seed % 3 < 2 {
        bytes[0] = [UInt8(ascii: "<"), UInt8(ascii: "q")][seed % 3]
      }
      return bytes
    }
  }

  /// A sequence that is the same on every machine.
  private struct Dice {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  /// Texts with repetitions near and far, noise, long runs: what makes an encoder choose differently.
  static func input(_ seed: Int) -> [UInt8] {
    var dice = Dice(state: UInt64(seed) &* 977 &+ 1)
    let size = [0, 1, 2, 3, 4, 5, 17, 258, 259, 600, 5_000, 40_000, 120_000, 300_000][seed % 14]
    let alphabet = [1, 2, 4, 30, 256][seed / 14 % 5]
    var bytes: [UInt8] = []
    while bytes.count < size {
      if bytes.count > 3, dice.next(3) > 0 {
        let back = 1 + dice.next(min(bytes.count, dice.next(4) == 0 ? 50_000 : 300))
        let length = 1 + dice.next(dice.next(5) == 0 ? 700 : 20)
        for _ in 0..<length { bytes.append(bytes[bytes.count - back]) }
      } else {
        for _ in 0...dice.next(20) { bytes.append(UInt8(dice.next(alphabet))) }
      }
    }
    return Array(bytes.prefix(size))
  }

  @Test(arguments: Version.allCases)
  func `libdeflate reads back what was written, checksum and end included`(version: Version) throws
  {
    let encoder = version.encoder
    for seed in 0..<140 {
      let input = version.input(seed)
      let stream = encoder(input)
      let decompressor = try #require(libdeflate_alloc_decompressor())
      defer { libdeflate_free_decompressor(decompressor) }
      var (read, written) = (0, 0)
      let output = [UInt8](unsafeUninitializedCapacity: input.count + 1) { buffer, count in
        let result = libdeflate_zlib_decompress_ex(
          decompressor, stream, stream.count, buffer.baseAddress, buffer.count, &read, &written)
        count = result == LIBDEFLATE_SUCCESS ? written : 0
      }
      #expect(output == input, "seed \(seed)")
      #expect(read == stream.count, "seed \(seed)")
    }
  }

  @Test(arguments: Version.allCases)
  func `zlib reads back what was written`(version: Version) throws {
    let folder = TemporaryFolder()
    let encoder = version.encoder
    for seed in 0..<70 {
      try folder.write("\(seed).in", version.input(seed))
      try folder.write("\(seed).z", encoder(version.input(seed)))
    }
    let script = """
      import sys, zlib
      for n in range(70):
        d = zlib.decompressobj()
        got = d.decompress(open(f"{sys.argv[1]}/{n}.z", "rb").read()) + d.flush()
        assert d.eof and not d.unused_data and got == open(f"{sys.argv[1]}/{n}.in", "rb").read(), n
      print("all")
      """
    let ended = try Program.tool(["python3", "-c", script, folder.path])
    #expect(ended.output == "all\n", "\(ended.errors)")
  }

  @Test(arguments: Version.allCases)
  func `the bytes do not depend on what was compressed before`(version: Version) {
    let used = version.encoder
    for seed in 0..<60 {
      #expect(used(version.input(seed)) == version.encoder(version.input(seed)), "\(seed)")
    }
  }

  @Test(arguments: Version.allCases)
  func `noise is stored and costs a few bytes`(version: Version) {
    var dice = Dice(state: 9)
    let noise = (0..<100_000).map { _ in UInt8(dice.next(256)) }
    for first in [UInt8(ascii: "<"), UInt8(ascii: "q"), 0] {
      #expect(version.encoder([first] + noise).count < noise.count + 60)
    }
  }

  /// The second gives up some bytes for two thirds of the time.
  @Test(arguments: [(Version.first, 11), (.second, 13)])
  func `pages are within a tenth of libdeflate's first level, or three tenths`(
    version: Version, tenths: Int
  ) throws {
    let renderer = DocumentRenderer(template: Samples.template)
    for lines in [1, 5, 60] {
      // What is drawn on a page begins with a letter, a plain tail with its version.
      let plain = try renderer.render(Samples.invoice(lines: lines), embedding: nil).plain
      let content = [UInt8(ascii: "q")] + plain
      let theirs = ByteBuffer(capacity: 100_000)
      Deflater(level: 1).deflate(content, onto: theirs)
      let ours = version.encoder(content).count
      #expect(ours * 10 <= theirs.count * tenths, "\(ours) against \(theirs.count)")
    }
  }

  /// Frozen: a change here makes documents of ten years impossible to give back. Make a deflate/3 instead.
  @Test(arguments: Version.allCases)
  func `an encoder gives the bytes it always gave`(version: Version) {
    let encoder = version.encoder
    var hasher = SHA256()
    for seed in 0..<140 { hasher.update(data: encoder(version.input(seed))) }
    let found = hasher.finalize().map { String($0, radix: 16) }.joined()
    #expect(found == (version == .first ? Self.golden : Self.goldenSecond))
  }
  private static let goldenSecond =
    "6953cd4d61421cb44e5334c73b4d6c462ba6fcc8c2eb016f2c36c1ccf33bc7"
  private static let golden =
    "3db94850a280eb218951ddd93a73d7121582da473bbea71079afb5787deaae"

  @Test(arguments: [1, 60]) func `a tail is given back from its plain form`(lines: Int) throws {
    let renderer = DocumentRenderer(template: Samples.template)
    let rendered = try renderer.render(
      Samples.invoice(lines: lines, name: { "Ω \($0) 北" }), embedding: Samples.xml)
    #expect(PlainTail.tail(of: rendered.plain, with: FrozenDeflaters()) == rendered.tail)
    #expect(
      PlainTail.streams(of: rendered.plain, length: Samples.xml.count).contains {
        Array($0) == Samples.xml
      })
  }

  @Test func `each encoder gives back its own tails, and is found by them`() throws {
    let (invoice, deflaters) = (Samples.invoice(lines: 5), FrozenDeflaters())
    let first = try DocumentRenderer(
      template: Samples.template, encoder: FrozenDeflater(), FrozenDeflater.version
    ).render(invoice, embedding: Samples.xml)
    let second = try DocumentRenderer(template: Samples.template).render(
      invoice, embedding: Samples.xml)
    #expect(first.tail != second.tail)
    for (rendered, version) in [(first, FrozenDeflater.version), (second, QuickDeflater.version)] {
      #expect(rendered.plain.first == version)
      #expect(PlainTail.tail(of: rendered.plain, with: deflaters) == rendered.tail)
      #expect(PlainTail.plain(of: rendered.tail, with: deflaters) == rendered.plain)
    }
  }

  @Test func `bytes that are no plain form are refused, cut anywhere`() throws {
    let rendered = try DocumentRenderer(template: Samples.template).render(
      Samples.invoice(lines: 1), embedding: nil)
    #expect(PlainTail.tail(of: [], with: FrozenDeflaters()) == nil)
    #expect(PlainTail.tail(of: [3] + rendered.plain.dropFirst(), with: FrozenDeflaters()) == nil)
    for end in [1, 2, 3, 4, 5, 200] {
      let cut = Array(rendered.plain.prefix(end))
      #expect(PlainTail.tail(of: cut, with: FrozenDeflaters()) == nil, "\(end)")
    }
  }
}
