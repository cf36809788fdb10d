import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// The REST routes of the archive: how it lies, and work that is asked for.
package struct ArchiveAPI: Sendable {
  let desk: ArchiveDesk

  package init(desk: ArchiveDesk) { self.desk = desk }

  package func add(to routes: Routes) {
    // What goes on is asked before the state: what ends in between has then left its result there.
    routes.get("/v1/archive", .may(.sealRead)) { _, _ in
      let current = desk.current
      return .json(Self.state(try await read(), current, folder: desk.folder))
    }
    routes.get("/v1/archive/scrub", .may(.sealRead)) { _, _ in
      let current = desk.current
      return .json(Self.scrub(try await read(), current))
    }
    routes.post("/v1/archive/scrub", .may(.archiveRun)) { request, _ in
      try await begin(.scrub, request) { Self.scrub($0, $1) }
    }
    routes.post("/v1/archive/exports", .may(.archiveRun)) { request, _ in
      try await begin(.export, request) { Self.state($0, $1, folder: desk.folder) }
    }
  }

  /// What was begun is not begun again by the same request; an answer that is lost with the machine may begin it twice, which
  /// does no harm.
  private func begin(
    _ work: ArchiveDesk.Work, _ request: Request,
    _ shown: @escaping @Sendable (ArchiveState, ArchiveDesk.Activity?) -> JSONWriter
  ) async throws -> Response {
    let (desk, body) = (desk, try await request.bytes(upTo: 16 << 10))
    return try await IdempotencyStore.answer(request, body, of: desk.company, desk.database) { tx in
      guard desk.start(work) else { throw ArchiveProblem.working }
      let state = try ArchiveState(of: desk.company, in: tx)
      return IdempotentAnswer(shown(state, desk.current), status: 202)
    }
  }

  private func read() async throws -> ArchiveState {
    let company = desk.company
    return try await desk.database.read { try ArchiveState(of: company, in: $0) }
  }

  private static func state(
    _ state: ArchiveState, _ activity: ArchiveDesk.Activity?, folder: String
  ) -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.field("object", "archive")
      json.field("documents", state.scrub.documents)
      json.field("bytes", state.bytes)
      json.field("bytesPerDocument", state.bytesPerDocument)
      json.field("entries", state.entries)
      json.field("folder", folder)
      Self.write(activity, to: json)
      json.key("lastExport")
      Self.write(state.export, to: json)
      json.key("scrub")
      Self.write(state.scrub, isRunning: activity?.isUnderWay(.scrub) ?? false, to: json)
      json.array("years") { for year in state.years { Self.write(year, state, to: json) } }
    }
    return json
  }

  private static func scrub(_ state: ArchiveState, _ activity: ArchiveDesk.Activity?)
    -> JSONWriter
  {
    let json = JSONWriter()
    write(state.scrub, isRunning: activity?.isUnderWay(.scrub) ?? false, to: json)
    return json
  }

  private static func write(_ activity: ArchiveDesk.Activity?, to json: JSONWriter) {
    guard let activity else {
      json.key("activity")
      return json.null()
    }
    json.object("activity") {
      json.field("work", activity.work.rawValue)
      json.field("startedAt", text: activity.startedAt)
      json.field("failure", activity.failure?.en)
    }
  }

  private static func write(_ export: ArchiveExport?, to json: JSONWriter) {
    guard let export else { return json.null() }
    json.object {
      json.field("at", text: export.at)
      json.field("folder", export.folder)
      json.array("periods") { for period in export.periods { json.value(period) } }
      json.field("entries", export.entries)
      json.field("documents", export.documents)
      json.field("bytes", export.bytes)
      json.field("damaged", export.damaged)
      json.field("index", FileFacts(size: 0, sha256: export.index).hash)
      json.field("signedBy", export.signedBy)
    }
  }

  private static func write(
    _ scrub: ScrubArchive.State, isRunning: Bool, to json: JSONWriter
  ) {
    json.object {
      json.field("object", "scrub")
      json.field("documents", scrub.documents)
      json.field("checked", scrub.checked)
      json.field("running", isRunning)
      if let last = scrub.last {
        json.object("last") {
          json.field("startedAt", text: last.begunAt)
          json.field("endedAt", text: last.endedAt)
          json.field("documents", last.documents)
          json.field("bytes", last.bytes)
        }
      } else {
        json.key("last")
        json.null()
      }
      json.array("damaged") {
        for document in scrub.findings {
          json.object {
            json.field("code", InvoicingError.documentDamaged(number: document.number).code)
            json.field("number", document.number)
            json.field("invoice", text: document.id)
            json.field("foundAt", text: document.foundAt)
          }
        }
      }
    }
  }

  private static func write(_ year: ArchiveState.Year, _ state: ArchiveState, to json: JSONWriter) {
    json.object {
      json.field("year", year.year)
      json.field("documents", year.documents)
      json.field("destroyableFrom", text: year.destroyableFrom)
      json.field("destroyable", year.isDestroyable(on: state.today))
      json.field("hold", year.hold)
      json.field("destroyedOn", year.destroyed)
    }
  }
}

extension ArchiveDesk.Activity {
  func isUnderWay(_ work: ArchiveDesk.Work) -> Bool { self.work == work && failure == nil }
}

extension ArchiveState.Year {
  func isDestroyable(on day: LocalDate) -> Bool {
    destroyed == nil && hold == nil && day >= destroyableFrom
  }
}
