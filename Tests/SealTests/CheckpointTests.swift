import Seal
import Testing

@Suite struct CheckpointTests {
  private static let key = SealingKey(seed: Array(0..<32))!
  private static let checkpoint = Checkpoint(
    companySIREN: "732829320", size: 98, root: [UInt8](repeating: 5, count: 32))

  private static func note() throws -> String {
    checkpoint.note(
      signature: try key.sign(Array(checkpoint.text.utf8)), by: key.publicKey)
  }

  @Test func `the note is frozen`() throws {
    let note = try Self.note()
    #expect(
      note.hasPrefix(
        """
        facturier/732829320
        98
        BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=

        — facturier/732829320 5Laux
        """))
    #expect(hexadecimal(Checkpoint.keyID("facturier/732829320", Self.key.publicKey)) == "e4b6aec4")
  }

  @Test func `a note is read back, and holds for its key only`() throws {
    let read = try #require(SignedCheckpoint(note: try Self.note()))
    #expect(read.checkpoint == Self.checkpoint)
    #expect(read.isSigned(by: Self.key.publicKey))
    #expect(!read.isSigned(by: SealingKey.generate().publicKey))
  }

  @Test func `a changed note does not hold`() throws {
    let note = try Self.note()
    for index in note.utf8.indices {
      var bytes = Array(note.utf8)
      bytes[note.utf8.distance(from: note.utf8.startIndex, to: index)] ^= 1
      guard let text = String(validating: bytes, as: UTF8.self),
        let read = SignedCheckpoint(note: text)
      else { continue }
      #expect(!read.isSigned(by: Self.key.publicKey), "byte \(index)")
    }
  }

  @Test func `what is not a note is refused`() throws {
    let note = try Self.note()
    for bad in [
      "", "\n\n", String(note.dropLast()), "x" + note, note + "x",
      note.replacing("98", with: "098"), note.replacing("98", with: "-1"),
    ] {
      #expect(SignedCheckpoint(note: bad) == nil, "\(bad)")
    }
  }

  @Test func `base 64 is that of RFC 4648`() {
    for (bytes, text) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
    ] {
      #expect(base64(Array(bytes.utf8)) == text)
      #expect(unbase64(text) == Array(bytes.utf8))
    }
    for bad in ["Zg", "Zg=", "Zh==", "Z===", "Zm9v\n", "Zm9*"] { #expect(unbase64(bad) == nil) }
  }
}
