import Crypto
import Foundation
import Seal
import TestSupport
import Testing
import Verification

/// A thousand seeded changes of an archive, each of which must be told, with the place.
@Suite struct MutationTests {
  static let sample = SampleArchive(daily: 2)
  static let sound = sample.files()

  typealias Files = [String: [UInt8]]

  static let index = "facturier-archive.json"
  static let signature = "facturier-archive.sig"

  /// What was changed, and where that must be told.
  struct Mutation {
    let name: String
    /// Each of these must be told, at one of the places of its list.
    let places: [[String]]
    let files: Files
    var anchors: [String] = []
  }

  @Test(arguments: 0..<10)
  func `each of a hundred changes is told, with the place`(batch: UInt64) throws {
    let folder = TemporaryFolder()
    try folder.write(Self.sound)
    var seed = Seed(20_261_126 + batch)
    for round in 0..<100 {
      let mutation = Self.mutation(&seed, Self.sound)
      let findings = try Self.findings(mutation, in: folder)
      #expect(!findings.isEmpty, "batch \(batch), round \(round): \(mutation.name)")
      for places in mutation.places where !findings.isEmpty {
        #expect(
          findings.contains { finding in places.contains { Self.isAt($0, finding) } },
          "batch \(batch), round \(round): \(mutation.name) at \(places): \(findings)")
      }
    }
  }

  /// Whether a place told is that one: "log/entries.txt:12" is not "log/entries.txt:123".
  static func isAt(_ place: String, _ finding: String) -> Bool {
    guard finding.hasPrefix(place) else { return false }
    return finding.dropFirst(place.count).first?.isNumber != true
  }

  @Test func `a signed index says whose it is and when, and no word of it can change`() throws {
    let folder = TemporaryFolder()
    try folder.write(Self.sound)
    let index = String(decoding: Self.sound[Self.index]!, as: UTF8.self)
    func told(_ files: Files) throws -> [String] {
      try Self.findings(Mutation(name: "", places: [], files: files), in: folder)
    }
    for (old, new) in [
      ("Lumière & Fils", "Lumière & Cie"), ("2027-01-03T08", "2027-01-04T08"),
      ("\"periods\":null", "\"periods\":[\"2026\",\"2027\"]"),
      ("Facturier 0.1.0", "Facturier 0.1.1"),
    ] {
      var files = Self.sound
      #expect(index.contains(old))
      files[Self.index] = Array(index.replacingOccurrences(of: old, with: new).utf8)
      #expect(try told(files) == [Self.index], "\(old)")
    }
    // By another key, or of another index.
    let other = SampleArchive(daily: 3).files()[Self.signature]!
    var files = Self.sound
    files[Self.signature] = other
    #expect(try told(files) == [Self.index])
    files[Self.signature] = nil
    #expect(try told(files) == [Self.index])
  }

  /// Applies the difference, verifies, and puts everything back.
  ///
  /// - Returns: the places told; of an archive that cannot be read, the file that cannot.
  static func findings(_ mutation: Mutation, in folder: TemporaryFolder) throws -> [String] {
    let changed = Set(sound.keys).union(mutation.files.keys).filter {
      sound[$0] != mutation.files[$0]
    }
    for path in changed { try put(mutation.files[path], path, folder) }
    defer { for path in changed { try? put(sound[path], path, folder) } }
    let anchors = mutation.anchors.map { KnownCheckpoint(anchor: anchor, Array($0.utf8))! }
    do throws(ArchiveFolder.Unreadable) {
      let report = try VerifyArchive(folder.path, anchors: anchors)()
      return report.findings.filter { !$0.isNote }.map(\.place)
    } catch {
      return [error.file]
    }
  }

  private static func put(_ bytes: [UInt8]?, _ path: String, _ folder: TemporaryFolder) throws {
    if let bytes {
      try folder.write([path: bytes])
    } else {
      try FileManager.default.removeItem(atPath: folder.file(path))
    }
  }

  // MARK: Changes

  static func mutation(_ seed: inout Seed, _ files: Files) -> Mutation {
    let path = seed.pick(files.keys.sorted())
    switch seed.int(0...15) {
    case 0, 1: return flip(&seed, files, path)
    case 2: return with(files, path, nil, "drop")
    case 3: return with(files, path, Array(files[path]!.dropLast(seed.int(1...10))), "truncate")
    case 4: return swapFiles(&seed, files, path)
    case 5: return copyFile(&seed, files, path)
    case 6: return insert(&seed, files, path)
    case 7: return renumber(&seed, files)
    case 8: return pdf(&seed, files)
    default: return forged(&seed, files)
    }
  }

  static func with(_ files: Files, _ path: String, _ bytes: [UInt8]?, _ name: String) -> Mutation {
    var files = files
    files[path] = bytes
    return Mutation(name: "\(name) \(path)", places: [told(path)], files: files)
  }

  /// A change of the signature is one of the index; an index that no longer says that it is signed leaves its signature over.
  private static func told(_ path: String) -> [String] {
    path == index || path == signature ? [index, signature] : [path]
  }

  private static func flip(_ seed: inout Seed, _ files: Files, _ path: String) -> Mutation {
    var bytes = files[path]!
    bytes[seed.int(0...bytes.count - 1)] ^= UInt8(1 << seed.int(0...7))
    return with(files, path, bytes, "flip a bit of")
  }

  private static func insert(_ seed: inout Seed, _ files: Files, _ path: String) -> Mutation {
    var bytes = files[path]!
    bytes.insert(UInt8(seed.int(0...255)), at: seed.int(0...bytes.count))
    return with(files, path, bytes, "insert a byte in")
  }

  private static func swapFiles(_ seed: inout Seed, _ files: Files, _ path: String) -> Mutation {
    let other = seed.pick(files.keys.sorted().filter { files[$0] != files[path] })
    var files = files
    (files[path], files[other]) = (files[other], files[path])
    return Mutation(
      name: "swap \(path) and \(other)",
      // Without an index nothing else can be told.
      places: [path, other].contains(index) ? [told(index)] : [told(path), told(other)],
      files: files)
  }

  private static func copyFile(_ seed: inout Seed, _ files: Files, _ path: String) -> Mutation {
    // A copy beside the packs is no part of the archive, and not a change of it.
    let name = seed.pick(["log/checkpoints/7.txt", "keys/copy.txt", "packs/2026-11/pdf/copie.pdf"])
    return with(files, name, files[path], "a copy of \(path) as")
  }

  private static func pdf(_ seed: inout Seed, _ files: Files) -> Mutation {
    let path = seed.pick(files.keys.sorted().filter { $0.hasSuffix(".pdf") })
    return with(files, path, files[path]! + Array("%%EOF\n".utf8), "append to")
  }

  private static func renumber(_ seed: inout Seed, _ files: Files) -> Mutation {
    let path = seed.pick(files.keys.sorted().filter { $0.hasSuffix("manifest.jsonl") })
    let text = String(decoding: files[path]!, as: UTF8.self)
    return with(
      files, path, Array(text.replacingOccurrences(of: "-0000", with: "-0001").utf8),
      "renumber in")
  }
}
