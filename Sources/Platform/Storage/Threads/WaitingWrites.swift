import Glibc

/// A write whose turn has not come, with whoever waits for it.
struct WaitingWrite: Sendable {
  /// Runs it inside the transaction that is open; its value is kept for `answer`.
  let run: @Sendable (Connection) throws -> Void
  /// Runs it in a transaction of its own, and answers.
  let alone: @Sendable () -> Void
  /// Tells whoever waits: that it stands, or why it does not.
  let answer: @Sendable (Result<Void, any Error>) -> Void
}

/// The writes that wait for the one writer of a file, in their order.
final class WaitingWrites: Sendable {
  private let queue = Monitor<ArraySlice<WaitingWrite>>([])

  func add(_ write: WaitingWrite) { queue.change { $0.append(write) } }

  func next() -> WaitingWrite? { queue.change { $0.popFirst() } }

  var isEmpty: Bool { queue.change { $0.isEmpty } }
}

/// Writes of a file that waited for one another, in one transaction, so that one flush of the disk makes all of them durable.
///
/// Each has a savepoint: what one throws undoes it alone, and what one wrote the next one sees, as if it had committed. Nobody is
/// told anything before all of it stands. What no savepoint can undo (a full disk, a commit that is refused) undoes the whole;
/// then each is to run again by itself, so that nobody bears another's fault.
struct WriteGroup: ~Copyable {
  private struct Member {
    let write: WaitingWrite
    var failure: (any Error)?
    var effects: [TransactionEffect] = []
  }

  /// No more than so many, and none begun after so long: who is first waits for the last.
  private static let most = 64
  private static let longest: Int64 = 10_000_000

  private let connection: Connection
  private var members: [Member] = []

  init(_ connection: Connection) { self.connection = connection }

  /// - Parameter waiting: those behind `first`, taken as long as the group may grow.
  /// - Returns: those that are to run by themselves; all others were answered.
  mutating func run(_ first: WaitingWrite, _ waiting: WaitingWrites) -> [WaitingWrite] {
    do { try connection.begin(writing: .everything, .nobody) } catch { return [first] }
    let begun = now
    var next: WaitingWrite? = first
    while let write = next {
      guard join(write) else { return undone() }
      let mayGrow = members.count < Self.most && now - begun < Self.longest
      next = mayGrow ? waiting.next() : nil
    }
    do { try connection.commit() } catch { return undone() }
    finish()
    return []
  }

  /// - Returns: false where the engine gave the whole transaction up.
  private mutating func join(_ write: WaitingWrite) -> Bool {
    var member = Member(write: write)
    defer { members.append(member) }
    do {
      try connection.perform(Dialect.groupSavepoint)
      try write.run(connection)
      // Refused at the commit it would be everybody's fault.
      try connection.checkDeferredConstraints()
      member.effects = connection.takeEffects()
    } catch {
      member.failure = error
      _ = connection.takeEffects()
      if connection.isAborted { return false }
      do { try connection.perform(Dialect.rollbackToGroupSavepoint) } catch { return false }
    }
    do { try connection.perform(Dialect.releaseGroupSavepoint) } catch { return false }
    return true
  }

  /// It stands, whatever an effect comes to. Those of one key are one, and its failure is that of all who asked for it.
  private mutating func finish() {
    for index in members.indices {
      for effect in members[index].effects where effect.key == nil {
        do { try effect.run() } catch { members[index].failure = error }
      }
    }
    var late: [ObjectIdentifier: Result<Void, any Error>] = [:]
    for index in members.indices {
      for effect in members[index].effects {
        guard let key = effect.key else { continue }
        let result = late[key] ?? Result { try effect.run() }
        late[key] = result
        if case .failure(let error) = result { members[index].failure = error }
      }
    }
    connection.checkpointIfDue()
    for member in members {
      member.write.answer(member.failure.map { .failure($0) } ?? .success(()))
    }
  }

  private func undone() -> [WaitingWrite] {
    connection.rollback()
    return members.map(\.write)
  }

  private var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// What a transaction wants done once it is durable. Of those with one key, one is run, after all others.
struct TransactionEffect {
  let key: ObjectIdentifier?
  let run: () throws -> Void
}
