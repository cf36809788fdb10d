import Glibc
import Money
import Storage
import TestSupport
import Testing

@Suite struct ConcurrencyTests {
  private let folder = Folder()

  @Test(arguments: Engine.all)
  func `writers of 64 tasks follow one another`(engine: Engine) async throws {
    let db = try open(folder.database(engine))
    try db.writeSync { try $0.run("INSERT INTO item (id, amount) VALUES (1, 0)") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...64 {
        group.addTask {
          for _ in 1...5 {
            try await db.write { tx in
              let amount = try tx.row("SELECT amount FROM item WHERE id = 1") { try $0.int(0) }!
              try tx.run("UPDATE item SET amount = \(amount + 1) WHERE id = 1")
            }
          }
        }
        group.addTask {
          _ = try await db.read { try $0.row("SELECT amount FROM item") { try $0.int(0) } }
        }
      }
      try await group.waitForAll()
    }
    let amount = try await db.read { try $0.row("SELECT amount FROM item") { try $0.int(0) } }
    #expect(amount == 320)
  }

  @Test(arguments: Engine.all)
  func `a reader sees one state while a writer writes`(engine: Engine) async throws {
    let db = try open(folder.database(engine))
    try db.readSync { tx in
      let before = try tx.row("SELECT count(*) FROM item") { try $0.int(0) }
      let written = Flag()
      WorkerTest.run {
        try! db.writeSync { try $0.run("INSERT INTO item (name) VALUES ('new')") }
        written.set()
      }
      written.wait()
      let after = try tx.row("SELECT count(*) FROM item") { try $0.int(0) }
      #expect(before == 0)
      #expect(after == 0)
    }
    #expect(try db.count() == 1)
  }

  @Test(arguments: Engine.all)
  func `work queued before the end is done and later work is refused`(engine: Engine) async throws {
    let db = try open(folder.database(engine))
    _ = try await db.write { try $0.run("INSERT INTO item (name) VALUES ('a')") }
    try await db.close()
    try await db.close()
    await #expect(throws: StorageError.closed) { try await db.write { _ in } }
    await #expect(throws: StorageError.closed) { try await db.read { _ in } }
    #expect(access(folder.file + "-wal", F_OK) != 0)
    #expect(try open(folder.database(engine)).count() == 1)
  }
}

/// A thread of its own, since the test's thread is the one that waits.
enum WorkerTest {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  static func run(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(Body(body)).toOpaque())
    pthread_detach(thread)
  }
}

final class Flag: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  init() { sem_init(semaphore, 0, 0) }
  deinit { semaphore.deallocate() }
  func set() { sem_post(semaphore) }
  func wait() { sem_wait(semaphore) }
}
