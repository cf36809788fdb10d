import ArgumentParser
import Foundation
import Glibc
import Invoicing
import Kernel
import Storage

/// Where a bench writes: a folder of its own, or a server's database that is nobody's. Never the one of the environment.
struct BenchDatabase: ParsableArguments {
  @Option(help: "Data folder, on the disk to be measured; emptied afterwards.") var folder: String?
  @Option(
    help:
      "An empty PostgreSQL database instead of SQLite, as postgresql://user@host/name; it stays filled."
  )
  var database: String?

  /// Opens it, works in it, and empties the folder.
  func with<T>(_ work: (inout Installation) throws -> T) throws -> T {
    let folder = path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var installation = try opened(folder)
    defer { try? installation.database.closeSync() }
    return try work(&installation)
  }

  func with<T>(_ work: (inout Installation) async throws -> T) async throws -> T {
    let folder = path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var installation = try opened(folder)
    defer { try? installation.database.closeSync() }
    return try await work(&installation)
  }

  private var path: String {
    folder ?? FileManager.default.currentDirectoryPath + "/.bench-\(getpid())"
  }

  private func opened(_ folder: String) throws -> Installation {
    guard let database else { return try Self.file(in: folder) }
    let installation = try Installation.open(
      folder: folder, location: .server(database), key: folder + "/key")
    if try installation.database.listingCompanies.readSync({ try CompanyStore.first(in: $0) })
      != nil
    {
      try? installation.database.closeSync()
      throw ValidationError("The database holds a company; a bench wants an empty one.")
    }
    return installation
  }

  /// SQLite in a folder, whatever the environment says.
  static func file(in folder: String) throws -> Installation {
    try Installation.open(
      folder: folder, location: .file(folder + "/facturier.sqlite"), key: folder + "/key")
  }

  /// Waits until a server has looked at its tables, as it does by itself within a minute of their growing: until then it
  /// may have taken the first index that came, for tables it believed to be empty. SQLite plans without.
  func settle(_ database: Database) throws {
    guard self.database != nil else { return }
    for _ in 0..<240 {
      let isDone =
        try database.readSync {
          try $0.row(
            """
            SELECT count(*) FROM pg_stat_user_tables WHERE relname IN ('invoice', 'entry_line')
              AND (last_autoanalyze IS NOT NULL OR last_analyze IS NOT NULL)
            """
          ) { try $0.int(0) }
        } == 2
      if isDone { return }
      usleep(500_000)
    }
    throw ValidationError("The server gathered no statistics in two minutes; is autovacuum off?")
  }

  /// What it is measured on.
  var engine: String {
    database == nil ? "SQLite, synchronous=FULL" : "PostgreSQL on this machine"
  }

  /// Of the server, zero for SQLite, whose time is ours.
  func serverSeconds() -> Double { database == nil ? 0 : Self.serverSeconds() }

  /// Processor time of the server's processes so far, when they are on this machine: they work for us too.
  ///
  /// Those that ended are counted by their parent.
  private static func serverSeconds() -> Double {
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.filter { $0.allSatisfy(\.isNumber) }.reduce(0) { total, process in
      guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        stat.contains("(postgres)"), let end = stat.lastIndex(of: ")")
      else { return total }
      // From the state on: utime, stime, cutime and cstime are the 12th to the 15th.
      let fields = stat[end...].split(separator: " ").dropFirst()
      return total + fields.dropFirst(11).prefix(4).reduce(0) { $0 + (Double($1) ?? 0) } / ticks
    }
  }
}
