import Crypto
import Foundation
import Seal
import TestSupport

/// Changes of somebody who knows the format and makes hashes and index right again, without the key.
extension MutationTests {
  static func forged(_ seed: inout Seed, _ files: Files) -> Mutation {
    var entries = entries(files)
    let at = seed.int(0...entries.count - 1)
    var (name, places): (String, [[String]])
    switch seed.int(0...7) {
    case 0:
      entries.remove(at: at)
      // What follows is not where it says it is; of the last one, its checkpoint is left.
      (name, places) = (
        "remove entry \(at)", [at < entries.count ? [line(at, entries)] : [checkpoint]]
      )
    case 1:
      entries.insert(entries[at], at: at)
      (name, places) = ("double entry \(at)", [[line(at + 1, entries)]])
    case 2:
      let first = at == 0 ? 0 : at - 1
      entries.swapAt(first, first + 1)
      (name, places) = (
        "swap entries \(first) and \(first + 1)",
        [[line(first, entries), line(first + 1, entries)]]
      )
    case 3:
      entries.removeLast(seed.int(1...entries.count - 3))
      (name, places) = ("cut the log to \(entries.count)", [[checkpoint], [anchor]])
    case 4:
      // A figure is told where it is, or by the next of its series, or by the first checkpoint over it.
      places = [[follower(of: at, entries), covering(at)].compactMap(\.self)]
      entries[at] = digit(&seed, entries[at])
      places[0] += (0..<20).map { line(at, entries, plus: $0) }
      name = "change a figure of entry \(at)"
    case 5:
      let closures = entries.indices.filter { entries[$0].contains("kind: closure") }
      let closure = seed.pick(closures)
      let lines = entries[closure].components(separatedBy: "\n")
      let changed = lines.firstIndex { $0.hasPrefix("perpetual: ") }!
      entries[closure] = entries[closure].replacingOccurrences(
        of: "perpetual: EUR ", with: "perpetual: EUR 9")
      (name, places) = (
        "change a total of closure \(closure)", [[line(closure, entries, plus: changed)]]
      )
    case 6: return swapSignatures(&seed, files)
    default: return olderCheckpoint(files)
    }
    var forged = files
    forged["log/entries.txt"] = Array(entries.joined(separator: "\n").utf8)
    return Mutation(
      name: name, places: places, files: reindexed(forged, count: entries.count),
      anchors: [sample.checkpoints.last!.note])
  }

  /// What a checkpoint that was kept elsewhere is called.
  static let anchor = "reçu.txt"
  private static let checkpoint = "log/checkpoints/\(sample.checkpoints.last!.size).txt"

  /// "log/entries.txt:57": where an entry begins, or its line after so many.
  private static func line(_ at: Int, _ entries: [String], plus more: Int = 0) -> String {
    let before = entries[..<at].reduce(0) { $0 + $1.utf8.count { $0 == 0x0A } + 1 }
    return "log/entries.txt:\(before + 1 + more)"
  }

  /// The next entry of the series, which holds the hash of this one.
  private static func follower(of at: Int, _ entries: [String]) -> String? {
    func series(_ entry: String) -> Substring? {
      entry.split(separator: "\n").first { $0.hasPrefix("series: ") }
    }
    let next = entries.indices.first { $0 > at && series(entries[$0]) == series(entries[at]) }
    return next.map { line($0, entries) }
  }

  private static func covering(_ at: Int) -> String? {
    sample.checkpoints.first { $0.size > at }.map { "log/checkpoints/\($0.size).txt" }
  }

  private static func entries(_ files: Files) -> [String] {
    let text = String(decoding: files["log/entries.txt"]!, as: UTF8.self)
    let parts = text.components(separatedBy: "\n\n")
    return parts.enumerated().map { $0.offset == parts.count - 1 ? $0.element : $0.element + "\n" }
  }

  private static func digit(_ seed: inout Seed, _ entry: String) -> String {
    var bytes = Array(entry.utf8)
    let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
    let at = seed.pick(digits)
    bytes[at] = bytes[at] == 0x39 ? 0x30 : bytes[at] + 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func swapSignatures(_ seed: inout Seed, _ files: Files) -> Mutation {
    let paths = sample.checkpoints.map { "log/checkpoints/\($0.size).txt" }
    let one = seed.pick(paths)
    let other = seed.pick(paths.filter { $0 != one })
    func halves(_ path: String) -> (String, String) {
      let text = String(decoding: files[path]!, as: UTF8.self)
      let cut = text.range(of: "\n\n")!
      return (String(text[..<cut.lowerBound]), String(text[cut.upperBound...]))
    }
    var forged = files
    forged[one] = Array((halves(one).0 + "\n\n" + halves(other).1).utf8)
    forged[other] = Array((halves(other).0 + "\n\n" + halves(one).1).utf8)
    return Mutation(
      name: "swap the signatures of \(one) and \(other)", places: [[one], [other]],
      files: reindexed(forged))
  }

  /// The state of two days ago, sound in itself, beside a checkpoint that was mailed since.
  private static func olderCheckpoint(_ files: Files) -> Mutation {
    let size = sample.checkpoints[2].size
    var forged = files
    forged["log/entries.txt"] = Array(
      entries(files).prefix(Int(size)).joined(separator: "\n").utf8)
    for checkpoint in sample.checkpoints.dropFirst(3) {
      forged["log/checkpoints/\(checkpoint.size).txt"] = nil
    }
    return Mutation(
      name: "the state of \(size) entries", places: [[anchor]],
      files: reindexed(forged, count: Int(size)), anchors: [sample.checkpoints.last!.note])
  }

  /// The index with the right sizes and hashes of these files, and without the signature nobody else can make.
  private static func reindexed(_ files: Files, count: Int? = nil) -> Files {
    var files = files
    var index = String(decoding: files["facturier-archive.json"]!, as: UTF8.self)
    for (path, bytes) in sound where path.hasPrefix("log/") || path.hasPrefix("keys/") {
      let old = SampleArchive.described(path, bytes)
      if let new = files[path] {
        index = index.replacingOccurrences(of: old, with: SampleArchive.described(path, new))
      } else {
        index = index.replacingOccurrences(of: old + ",\n", with: "")
      }
    }
    if let count {
      index = index.replacingOccurrences(
        of: "\"size\":\(sample.entries.count),\"file\"", with: "\"size\":\(count),\"file\"")
    }
    index = index.replacing(/,"signed":"[0-9a-f]+"/, with: "")
    files["facturier-archive.json"] = Array(index.utf8)
    files["facturier-archive.sig"] = nil
    return files
  }
}
