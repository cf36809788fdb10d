import Crypto
import Glibc
import Kernel
import Seal
import Synchronization

/// How far a company's log is known to have come, in a file outside the data folder: a restored copy or a database that
/// lost its end is behind it, and would give numbers away a second time (RELIABILITY F08).
///
/// The mark is raised after each commit that seals, before anybody is told of it: the database may be ahead of its mark by
/// what was never acknowledged, never behind. The file holds two places that are written in turn, so that a torn write
/// leaves the one before.
package final class HighWaterMark: Sendable {
  /// What the mark says.
  package struct Level: Sendable, Equatable {
    package var size: Int64 = 0
    package var root: [UInt8] = MerkleTree.emptyRoot
    /// Last sequence of each series.
    package var series: [String: Int64] = [:]
  }

  private struct State: Sendable {
    var level: Level?
    var counter: Int64 = 0
    /// Committed, but not yet on disk: nothing more is sealed until it is.
    var isPending = false
    var quarantine: Quarantine?
  }

  package let path: String
  private let state: Mutex<State>
  private static let place = 1 << 20

  /// Reads the mark; there may be none yet.
  ///
  /// - Throws: `SealingError.highWaterMark` when the file cannot be read, or neither place of it holds.
  package init(path: String) throws {
    self.path = path
    state = Mutex(try Self.read(path))
  }

  /// `nil` while there is none.
  package var level: Level? { state.withLock { $0.level } }

  /// Writes what is noted, and what an earlier commit could not.
  package func settle() throws {
    try state.withLock { state in
      if state.isPending { try write(&state) }
    }
  }

  /// Raises it in memory; nothing more is sealed until `settle` wrote it.
  ///
  /// - Parameter series: last sequences of the series that moved.
  package func note(size: Int64, root: [UInt8], series: [String: Int64]) {
    state.withLock { state in
      // It followed another node's entries meanwhile. Only the way out of quarantine lowers a mark.
      if state.quarantine == nil, let known = state.level, known.size > size { return }
      var level = state.level ?? Level()
      level.size = size
      level.root = root
      level.series.merge(series) { $1 }
      state.level = level
      state.isPending = true
    }
  }

  package func raise(size: Int64, root: [UInt8], series: [String: Int64]) throws {
    note(size: size, root: root, series: series)
    try settle()
  }

  /// Follows what other nodes sealed, so that this one too would miss it.
  ///
  /// - Parameter series: last sequences of all series.
  package func follow(size: Int64, root: [UInt8], series: [String: Int64]) throws {
    guard quarantine == nil, let known = level, known.size < size else { return }
    try raise(size: size, root: root, series: series)
  }

  /// Why nothing is sealed, if so.
  package var quarantine: Quarantine? { state.withLock { $0.quarantine } }

  /// - Parameter reason: `nil` when a loss was accepted, signed and sealed.
  package func quarantine(_ reason: Quarantine?) { state.withLock { $0.quarantine = reason } }

  // MARK: The file

  private static func read(_ path: String) throws -> State {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return State() }
      throw SealingError.highWaterMark(path: path, reason: unreadable)
    }
    defer { Glibc.close(descriptor) }
    let states = [0, 1].compactMap { state(of: descriptor, at: $0 * place) }
    guard let newest = states.max(by: { $0.counter < $1.counter }) else {
      throw SealingError.highWaterMark(path: path, reason: damaged)
    }
    return newest
  }

  private static func state(of descriptor: Int32, at offset: Int) -> State? {
    var bytes = [UInt8](repeating: 0, count: place)
    let count = pread(descriptor, &bytes, place, offset)
    guard count > 0, let end = bytes[..<count].firstIndex(of: 0) ?? Optional(count) else {
      return nil
    }
    return parse(String(decoding: bytes[..<end], as: UTF8.self))
  }

  private func write(_ state: inout State) throws {
    guard let level = state.level else { return }
    let counter = state.counter + 1
    let bytes = Array(Self.text(level, counter: counter).utf8) + [0]
    guard bytes.count <= Self.place else { throw failure }
    let offset = Int(counter % 2) * Self.place
    // A first mark has no place before it to fall back on: it appears whole, or not at all.
    if access(path, F_OK) == 0 {
      try put(bytes, at: offset, in: path)
    } else {
      SealingKeyFile.makeFolder(of: path)
      let part = path + ".part"
      unlink(part)
      try put(bytes, at: offset, in: part)
      guard rename(part, path) == 0, SealingKeyFile.syncFolder(of: path) else { throw failure }
    }
    state.counter = counter
    state.isPending = false
  }

  private func put(_ bytes: [UInt8], at offset: Int, in path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure }
    defer { Glibc.close(descriptor) }
    guard pwrite(descriptor, bytes, bytes.count, offset) == bytes.count,
      fdatasync(descriptor) == 0
    else { throw failure }
  }

  private var failure: SealingError {
    SealingError.highWaterMark(path: path, reason: Self.unwritable)
  }

  private static func text(_ level: Level, counter: Int64) -> String {
    var text = "facturier/mark/v1\ncounter: \(counter)\nsize: \(level.size)\n"
    text += "root: \(hexadecimal(level.root))\n"
    for (name, last) in level.series.sorted(by: { $0.key < $1.key }) {
      text += "series: \(name) \(last)\n"
    }
    return text + "sum: \(hexadecimal(Array(SHA256.hash(data: Array(text.utf8)))))\n"
  }

  private static func parse(_ text: String) -> State? {
    guard let sum = text.ranges(of: "sum: ").last else { return nil }
    let body = text[..<sum.lowerBound]
    let stated = text[sum.upperBound...].dropLast()
    guard hexadecimal(Array(SHA256.hash(data: Array(body.utf8)))) == stated else { return nil }
    var state = State()
    var level = Level()
    for line in body.split(separator: "\n").dropFirst() {
      let words = line.split(separator: " ")
      switch words.first {
      case "counter:": state.counter = Int64(words[1]) ?? 0
      case "size:": level.size = Int64(words[1]) ?? 0
      case "root:": level.root = bytes(hexadecimal: words[1]) ?? []
      case "series:": level.series[String(words[1])] = Int64(words[2])
      default: return nil
      }
    }
    state.level = level
    return state
  }

  private static let unreadable = Text(
    fr: "il est illisible. Vérifiez ses droits.", en: "it cannot be read. Check its permissions.")
  private static let unwritable = Text(
    fr: "il ne peut pas être écrit. Vérifiez le dossier et l'espace disque.",
    en: "it cannot be written. Check the folder and the disk space.")
  private static let damaged = Text(
    fr:
      "il est abîmé. Remettez-le en place depuis votre sauvegarde, ou retirez-le et lancez facturier recover.",
    en: "it is damaged. Put it back from your backup, or take it away and run facturier recover.")
}
