import Archive
import Foundation
import Invoicing
import Kernel
import Ledger
import Seal
import Storage

extension ExportArchive {
  /// As this program makes them: with the books of each year that has begun.
  init(_ company: CompanyID, _ profile: CompanyProfile, key: (any SealingSigner)?) {
    let siren = profile.siren
    self.init(
      company: company, profile: profile, software: "Facturier \(Facturier.version)", key: key
    ) { tx in
      try FiscalYearStore.all(of: company, in: tx).map { year in
        let file = FECFile(siren: siren, year: year)
        return Extra(path: "ledger/\(file.name)", bytes: try file.bytes(of: company, in: tx))
      }
    }
  }
}

extension Installation {
  /// What the server exports, and into which folder: `$FACTURIER_ARCHIVE`, else beside the data, "data-archive".
  func archiveDesk(of company: IssuingCompany, _ memory: ArchiveDesk.Memory) -> ArchiveDesk {
    let set = ProcessInfo.processInfo.environment["FACTURIER_ARCHIVE"] ?? ""
    return ArchiveDesk(
      export: ExportArchive(company.id, company.profile, key: company.sealer.key),
      folder: set.isEmpty ? folder + "-archive" : set, database: database, clock: clock,
      memory: memory)
  }

  /// The key that seals, where it is on this machine. An archive can be made without it, of data whose key is lost; it is not
  /// signed then.
  ///
  /// - Parameter isAsked: a key was named: it must be there and be the company's.
  func signingKey(of company: CompanyID, isAsked: Bool) throws -> (any SealingSigner)? {
    let inForce = try database.readSync { try CompanyStore.keys(of: company, in: $0).last }
    do {
      let key = try SealingKeyFile.load(keyPath, mayCreate: false)
      if key.publicKey.fingerprint == inForce?.fingerprint { return key }
      if isAsked { throw InvoicingError.otherSealingKey(keyPath) }
    } catch {
      if isAsked { throw error }
    }
    guard let inForce,
      let token = try TokenSettings(environment: ProcessInfo.processInfo.environment)
    else { return nil }
    return try TokenKey.find(inForce.fingerprint, token)
  }
}
