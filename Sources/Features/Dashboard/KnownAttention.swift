import Kernel
import Money
import Storage
import Synchronization

/// What waits, as it was a moment ago, for all who may see the same: the header of every page asks, and nobody is to pay for that
/// with a look at a million documents.
///
/// It is as it is now while nothing happened since, for a minute at most; while much happens it is ten seconds old at most, and says
/// so.
final class KnownAttention: Sendable {
  private static let kept: Int64 = 60
  private static let busy: Int64 = 10
  /// Sets of permissions times languages that are remembered.
  private static let most = 64

  private struct Key: Hashable {
    let permissions: Set<Permission>
    let language: Language
  }

  private struct Known {
    let items: [AttentionItem]
    let state: State
    let at: Instant
  }

  /// What differs when something happened.
  private struct State: Equatable {
    let head: Int64
    let jobs: [String]
    let today: LocalDate
  }

  private let company: CompanyID
  private let database: Database
  private let sources: [AttentionSource]
  private let known = Mutex<[Key: Known]>([:])

  init(company: CompanyID, database: Database, sources: [AttentionSource]) {
    self.company = company
    self.database = database
    self.sources = sources
  }

  /// - Returns: what waits, the most urgent first; `isOld` where more happened since.
  func items(for caller: Caller, _ language: Language) async throws -> (
    items: [AttentionItem], isOld: Bool
  ) {
    let key = Key(permissions: caller.permissions, language: language)
    let before = known.withLock { $0[key] }
    let (state, now) = try await state()
    if let before {
      let age = (now.microseconds - before.at.microseconds) / 1_000_000
      if before.state == state, age < Self.kept { return (before.items, false) }
      if before.state.today == state.today, age < Self.busy { return (before.items, true) }
    }
    let items = try await Self.read(sources, for: caller, language, database)
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[key] = Known(items: items, state: state, at: now)
    }
    return (items, false)
  }

  private func state() async throws -> (State, Instant) {
    let company = company
    return try await database.readBriefly { tx in
      (
        State(
          head: try EventStore.head(of: company, in: tx),
          jobs: try JobStore.pulse(of: company, in: tx), today: tx.today),
        tx.now
      )
    }
  }

  /// As it is now, the most urgent first.
  static func read(
    _ sources: [AttentionSource], for caller: Caller, _ language: Language, _ database: Database
  ) async throws -> [AttentionItem] {
    let asked = sources.filter { caller.permissions.contains($0.permission) }
    let items = try await database.read { tx in
      var items: [AttentionItem] = []
      for source in asked { items += try source.load(language, tx) }
      return items
    }
    return items.enumerated().sorted {
      ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset)
    }.map(\.element)
  }
}
