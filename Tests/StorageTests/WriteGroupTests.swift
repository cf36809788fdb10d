import Glibc
import Storage
import Synchronization
import TestSupport
import Testing

private struct Refused: Error, Equatable { let number: Int }

/// What became durable together, by an effect they have in common.
private final class Flushes: Sendable {
  let count = Atomic(0)
}

/// Writes of a file that waited for one another share a commit; nothing else of them is shared.
@Suite(.timeLimit(.minutes(5))) struct WriteGroupTests {
  private let folder = Folder()
  private let asked = Flushes()

  private func database() throws -> Database {
    var options = Database.Options()
    let asked = asked
    options.watch = { _ in
      asked.count.add(1, ordering: .relaxed)
      return { _ in }
    }
    return try open(folder.database, options: options)
  }

  /// Holds the writer until all of `writes` wait for it.
  private func together<T: Sendable>(
    _ db: Database, _ writes: [@Sendable (borrowing Transaction) throws -> T]
  ) async throws -> [Result<T, any Error>] {
    let (isHeld, mayGo) = (Shared(false), Flag())
    // Where the time is over before all have come too: nobody stays behind in the writer's way.
    defer { mayGo.set() }
    let holder = Task {
      try await db.write { _ in
        isHeld.value = true
        mayGo.wait()
      }
    }
    while !isHeld.value { try await Task.sleep(for: .milliseconds(1)) }
    let before = asked.count.load(ordering: .relaxed)
    let tasks = writes.map { write in
      Task { await Result.of { try await db.write { try write($0) } } }
    }
    while asked.count.load(ordering: .relaxed) < before + writes.count {
      try await Task.sleep(for: .milliseconds(1))
    }
    try await Task.sleep(for: .milliseconds(50))
    mayGo.set()
    _ = await holder.result
    var results: [Result<T, any Error>] = []
    for task in tasks { results.append(await task.value) }
    return results
  }

  @Test func `writes that wait become durable together, each with its value`() async throws {
    let (db, flushes, effects) = (try database(), Flushes(), Shared<[Int]>([]))
    let results = try await together(
      db,
      (1...40).map { number in
        { tx in
          try tx.run("INSERT INTO item (id, name) VALUES (\(number), 'n')")
          tx.afterCommit { effects.value.append(number) }
          tx.afterCommit(once: flushes) { flushes.count.add(1, ordering: .relaxed) }
          return try tx.row("SELECT count(*) FROM item") { try $0.int(0) }!
        }
      })
    // Each saw what those before it wrote, and no two saw the same.
    #expect(try results.map { try $0.get() }.sorted() == Array(1...40))
    #expect(effects.value.sorted() == Array(1...40))
    #expect((1...5).contains(flushes.count.load(ordering: .relaxed)))
    #expect(try db.count() == 40)
  }

  @Test func `what one throws undoes that one, and its effects`() async throws {
    let (db, done) = (try database(), Shared<[Int]>([]))
    let results = try await together(
      db,
      (1...30).map { number in
        { tx in
          try tx.run("INSERT INTO item (id, name) VALUES (\(number), 'n')")
          tx.afterCommit { done.value.append(number) }
          if number.isMultiple(of: 3) { throw Refused(number: number) }
        }
      })
    for (index, result) in results.enumerated() {
      let number = index + 1
      if number.isMultiple(of: 3) {
        #expect(throws: Refused(number: number)) { try result.get() }
      } else {
        #expect(throws: Never.self) { try result.get() }
      }
    }
    let kept = (1...30).filter { !$0.isMultiple(of: 3) }
    #expect(
      try db.readSync { try $0.rows("SELECT id FROM item ORDER BY id") { try $0.int(0) } } == kept)
    #expect(done.value.sorted() == kept)
  }

  @Test func `a constraint that is checked at the end refuses the one that broke it`() async throws
  {
    let db = try database()
    let results = try await together(
      db,
      (1...10).map { number in
        { tx in
          try tx.run("INSERT INTO item (id, name) VALUES (\(number), 'n')")
          if number == 5 { try tx.run("INSERT INTO child (parent_id) VALUES (99)") }
        }
      })
    #expect(results.filter { (try? $0.get()) == nil }.count == 1)
    #expect(throws: StorageError.foreignKeyViolation("FOREIGN KEY constraint failed")) {
      try results[4].get()
    }
    #expect(try db.count() == 9)
    #expect(try db.count("child") == 0)
  }

  @Test func `a file that is full refuses what does not fit, and keeps the others`() async throws {
    let db = try database()
    try await db.write { tx in
      #expect(try tx.row("PRAGMA page_count") { try $0.int(0) }! < 30)
      _ = try tx.row("PRAGMA max_page_count = 40") { try $0.int(0) }
    }
    let results = try await together(
      db,
      (1...10).map { number in
        { tx in
          let size = number == 5 ? 1_000_000 : 10
          try tx.run(
            "INSERT INTO item (id, data) VALUES (\(number), \([UInt8](repeating: 7, count: size)))")
        }
      })
    #expect(results.indices.filter { (try? results[$0].get()) == nil } == [4])
    #expect(try db.count() == 9)
  }

  @Test func `an effect that fails is told to all who wanted it, and their rows stand`()
    async throws
  {
    let (db, key) = (try database(), Flushes())
    let results = try await together(
      db,
      (1...10).map { number in
        { tx in
          try tx.run("INSERT INTO item (id, name) VALUES (\(number), 'n')")
          if number <= 5 { tx.afterCommit(once: key) { throw Refused(number: 0) } }
        }
      })
    #expect(results.indices.filter { (try? results[$0].get()) == nil } == Array(0..<5))
    #expect(try db.count() == 10)
  }

  @Test func `each has its own author`() async throws {
    let db = try database()
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 1...20 {
        group.addTask {
          let author = Author(.key, id: "\(number)", name: "n\(number)", address: "local")
          return try await Author.$current.withValue(author) {
            try await db.write { "\($0.author.name)/n\(number)" }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names.allSatisfy { $0.split(separator: "/")[0] == $0.split(separator: "/")[1] })
  }
}

extension Result where Failure == any Error {
  fileprivate static func of(_ body: () async throws -> Success) async -> Self {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}

/// A value that several closures change.
private final class Shared<Value: Sendable>: Sendable {
  private let kept: Mutex<Value>
  init(_ value: Value) { kept = Mutex(value) }
  var value: Value {
    get { kept.withLock { $0 } }
    set { kept.withLock { $0 = newValue } }
  }
}
