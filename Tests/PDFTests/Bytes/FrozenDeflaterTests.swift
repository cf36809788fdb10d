import CDeflate
import Crypto
import Foundation
import TestSupport
import Testing

@testable import PDF

/// deflate/1 must be read by every inflater, and give the same bytes for good.
@Suite struct FrozenDeflaterTests {
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

  @Test func `libdeflate reads back what was written, checksum and end included`() throws {
    let encoder = FrozenDeflater()
    for seed in 0..<140 {
      let input = Self.input(seed)
      let stream = encoder.zlib(input)
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

  @Test func `zlib reads back what was written`() throws {
    let folder = TemporaryFolder()
    let encoder = FrozenDeflater()
    for seed in 0..<70 {
      try folder.write("\(seed).in", Self.input(seed))
      try folder.write("\(seed).z", encoder.zlib(Self.input(seed)))
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

  @Test func `the bytes do not depend on what was compressed before`() {
    let used = FrozenDeflater()
    for seed in 0..<60 {
      #expect(used.zlib(Self.input(seed)) == FrozenDeflater().zlib(Self.input(seed)), "\(seed)")
    }
  }

  @Test func `noise is stored and costs a few bytes`() {
    var dice = Dice(state: 9)
    let noise = (0..<100_000).map { _ in UInt8(dice.next(256)) }
    #expect(FrozenDeflater().zlib(noise).count < noise.count + 60)
  }

  @Test func `pages are within a tenth of libdeflate's first level`() throws {
    let renderer = DocumentRenderer(template: Samples.template)
    for lines in [1, 5, 60] {
      let content = try renderer.render(Samples.invoice(lines: lines), embedding: nil).plain
      let theirs = ByteBuffer(capacity: 100_000)
      Deflater(level: 1).deflate(content, onto: theirs)
      let ours = FrozenDeflater().zlib(content).count
      #expect(ours * 10 <= theirs.count * 11, "\(ours) against \(theirs.count)")
    }
  }

  /// Frozen: a change here makes documents of ten years impossible to give back. Make a deflate/2 instead.
  @Test func `deflate-1 gives the bytes it always gave`() {
    let encoder = FrozenDeflater()
    var hasher = SHA256()
    for seed in 0..<140 { hasher.update(data: encoder.zlib(Self.input(seed))) }
    #expect(hasher.finalize().map { String($0, radix: 16) }.joined() == Self.golden)
  }
  private static let golden =
    "3db94850a280eb218951ddd93a73d7121582da473bbea71079afb5787deaae"

  @Test(arguments: [1, 60]) func `a tail is given back from its plain form`(lines: Int) throws {
    let renderer = DocumentRenderer(template: Samples.template)
    let rendered = try renderer.render(
      Samples.invoice(lines: lines, name: { "Ω \($0) 北" }), embedding: Samples.xml)
    #expect(PlainTail.tail(of: rendered.plain, with: FrozenDeflater()) == rendered.tail)
    #expect(
      PlainTail.streams(of: rendered.plain, length: Samples.xml.count).contains {
        Array($0) == Samples.xml
      })
  }

  @Test func `bytes that are no plain form are refused, cut anywhere`() throws {
    let rendered = try DocumentRenderer(template: Samples.template).render(
      Samples.invoice(lines: 1), embedding: nil)
    #expect(PlainTail.tail(of: [], with: FrozenDeflater()) == nil)
    #expect(PlainTail.tail(of: [2] + rendered.plain.dropFirst(), with: FrozenDeflater()) == nil)
    for end in [1, 2, 3, 4, 5, 200] {
      let cut = Array(rendered.plain.prefix(end))
      #expect(PlainTail.tail(of: cut, with: FrozenDeflater()) == nil, "\(end)")
    }
  }
}
