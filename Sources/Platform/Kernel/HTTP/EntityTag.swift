import Crypto
import Hummingbird
import Storage
import Synchronization

/// The strong entity tag of a representation (RFC 9110 § 8.8.3): a hash of its bytes.
package struct EntityTag: Hashable, Sendable {
  /// In its quotes.
  package let text: String

  init(text: String) { self.text = text }

  package init(_ bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    let isHashed: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { hash.update(data: Array(bytes)) }
    text = "\"\(Cursor(bytes: Array(hash.finalize().prefix(16))).text)\""
  }

  /// Whether it is one of a header's: `"a", "b"`, or `*`.
  func isAmong(_ header: String) -> Bool {
    header == "*" || header.split(separator: ",").contains { $0.filter { $0 != " " } == text }
  }
}

/// What a request believes of the object it changes: `If-Match` with the tag that reading it gave (RFC 9110 § 13.1.1). It is
/// looked at in the transaction of the change, so that nothing can come between.
package struct Precondition: Sendable {
  /// Of the request under way; `nil` where it believes nothing.
  @TaskLocal package static var current: Precondition?

  private let tags: String
  private let read: @Sendable (borrowing Transaction) throws -> JSONWriter

  init(tags: String, _ read: @escaping @Sendable (borrowing Transaction) throws -> JSONWriter) {
    self.tags = tags
    self.read = read
  }

  /// - Throws: `HTTPProblem.changedMeanwhile`; what reading the object throws.
  package func check(in tx: borrowing Transaction) throws {
    guard EntityTag(try read(tx).bytes).isAmong(tags) else { throw HTTPProblem.changedMeanwhile }
  }
}

/// How the objects of the API are read, by the pattern of their address: what `GET` answers with, what `If-Match` is compared
/// with, and what `expand[]` puts in.
package final class ObjectReaders: Sendable {
  /// - Parameters: what stands in the places of the pattern, in order; the language of texts.
  package typealias Read =
    @Sendable ([String], Language, borrowing Transaction) throws -> JSONWriter

  package struct Reader: Sendable {
    package let access: Access
    package let database: Database
    package let read: Read
  }

  private let readers = Mutex<[String: Reader]>([:])

  func add(_ reader: Reader, at pattern: String) {
    readers.withLock { $0[pattern] = reader }
  }

  package subscript(pattern: String) -> Reader? { readers.withLock { $0[pattern] } }

  package var patterns: [String] { readers.withLock { $0.keys.sorted() } }

  /// That a request sets for the object a route is about: the longest pattern the route's begins with.
  func precondition(
    _ tags: String, of route: String, _ path: String, _ language: Language
  ) -> Precondition {
    let found = readers.withLock { readers in
      readers.filter { route == $0.key || route.hasPrefix($0.key + "/") }
        .max { $0.key.utf8.count < $1.key.utf8.count }
    }
    guard let (pattern, reader) = found else {
      return Precondition(tags: tags) { _ in throw HTTPProblem.changedMeanwhile }
    }
    let key = Self.key(of: pattern, in: path)
    return Precondition(tags: tags) { try reader.read(key, language, $0) }
  }

  /// What stands in the places of a pattern.
  static func key(of pattern: String, in path: String) -> [String] {
    zip(pattern.split(separator: "/"), path.split(separator: "/"))
      .filter { $0.0.hasPrefix(":") }.map { String($0.1) }
  }
}
