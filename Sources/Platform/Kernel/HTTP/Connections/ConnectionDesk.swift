import NIOCore
import Synchronization

/// The connections of a server, so that no crowd of them keeps others out: where there are too many, of all or of one address,
/// whoever has waited longest without asking anything gives place to who comes.
package final class ConnectionDesk: Sendable {
  package struct Limits: Sendable {
    let all: Int
    let ofAddress: Int
    /// Addresses that many people come from: proxies of ours, and this machine.
    let shared: Set<String>

    package init(all: Int, ofAddress: Int, shared: [String]) {
      self.all = all
      self.ofAddress = ofAddress
      self.shared = Set(shared).union(["127.0.0.1", "::1"])
    }
  }

  /// What a connection is known by.
  package typealias Ticket = Int

  private struct Entry {
    let channel: any Channel
    let address: String
    /// When it last began to wait, in the order of such moments; 0 while an answer is made for it.
    var waitsSince: Int
  }

  private struct Waiting {
    let ticket: Ticket
    let since: Int
  }

  private struct State {
    var entries: [Ticket: Entry] = [:]
    var ofAddress: [String: Set<Ticket>] = [:]
    /// Those that wait, the longest first; what no longer holds is passed over.
    var queue: [Waiting] = []
    var first = 0
    var moments = 0
  }

  private let limits: Limits
  private let state = Mutex(State())

  package init(_ limits: Limits) { self.limits = limits }

  /// How many there are.
  package var count: Int { state.withLock { $0.entries.count } }

  /// - Returns: `nil` where there is no place, and none to be made.
  func enter(_ channel: any Channel, from address: String) -> Ticket? {
    let (ticket, place) = state.withLock { state -> (Ticket?, Place) in
      let place = makePlace(for: address, &state)
      if case .none = place { return (nil, place) }
      state.moments += 1
      let ticket = state.moments
      state.entries[ticket] = Entry(channel: channel, address: address, waitsSince: ticket)
      state.ofAddress[address, default: []].insert(ticket)
      state.queue.append(Waiting(ticket: ticket, since: ticket))
      if state.queue.count > 2 * state.entries.count + 64 { tidy(&state) }
      return (ticket, place)
    }
    if case .of(let gone) = place { gone.close(promise: nil) }
    return ticket
  }

  func leave(_ ticket: Ticket) { _ = state.withLock { remove(ticket, &$0) } }

  /// Its request was read to the end: it is no longer one of those that keep others out.
  func isAnswered(_ ticket: Ticket) {
    state.withLock { $0.entries[ticket]?.waitsSince = 0 }
  }

  /// It waits for another request.
  func waits(_ ticket: Ticket) {
    state.withLock { state in
      guard state.entries[ticket] != nil else { return }
      state.moments += 1
      state.entries[ticket]?.waitsSince = state.moments
      state.queue.append(Waiting(ticket: ticket, since: state.moments))
      if state.queue.count > 2 * state.entries.count + 64 { tidy(&state) }
    }
  }

  // MARK: Making place

  private enum Place {
    case free
    /// Somebody's, whose connection is to be closed.
    case of(any Channel)
    case none
  }

  private func makePlace(for address: String, _ state: inout State) -> Place {
    let mine = state.ofAddress[address] ?? []
    if mine.count >= limits.ofAddress, !limits.shared.contains(address) {
      let waiting = mine.filter { (state.entries[$0]?.waitsSince ?? 0) > 0 }
      let longest = waiting.min {
        (state.entries[$0]?.waitsSince ?? 0) < (state.entries[$1]?.waitsSince ?? 0)
      }
      return longest.flatMap { remove($0, &state) }.map(Place.of) ?? .none
    }
    guard state.entries.count >= limits.all else { return .free }
    while state.first < state.queue.count {
      let next = state.queue[state.first]
      state.first += 1
      if state.entries[next.ticket]?.waitsSince == next.since {
        return remove(next.ticket, &state).map(Place.of) ?? .none
      }
    }
    return .none
  }

  private func remove(_ ticket: Ticket, _ state: inout State) -> (any Channel)? {
    guard let entry = state.entries.removeValue(forKey: ticket) else { return nil }
    state.ofAddress[entry.address]?.remove(ticket)
    if state.ofAddress[entry.address]?.isEmpty == true { state.ofAddress[entry.address] = nil }
    return entry.channel
  }

  private func tidy(_ state: inout State) {
    state.queue = state.queue[state.first...].filter {
      state.entries[$0.ticket]?.waitsSince == $0.since
    }
    state.first = 0
  }
}
