import EN16931
import Kernel
import Money
import Registers
import Storage

/// What the State or the Union knows of a company, for the fields of who buys that are still empty. Whatever a register answers,
/// or when it does not, one goes on by hand: an answer comes within five seconds or not at all.
package struct FillBuyer: Sendable {
  enum Outcome: String, Sendable {
    case found
    /// It has ceased, or its VAT number is not valid, says the register.
    case ceased
    case unknown
    /// The number has a wrong key, or is none.
    case wrong
    /// This installation asks nobody.
    case off
    case unreachable
  }

  struct Told: Sendable {
    let outcome: Outcome
    var fields: [(field: TypedInvoice.Field, text: String)] = []
  }

  let company: CompanyID
  /// The seller's VAT number.
  let requester: String?
  let database: Database
  let services: RegisterServices

  package init(
    company: CompanyID, requester: String?, database: Database, services: RegisterServices
  ) {
    self.company = company
    self.requester = requester.flatMap { RegisterNumber(vat: $0)?.text }
    self.database = database
    self.services = services
  }

  var asksAnybody: Bool { services.sirene != nil || services.vies != nil }

  /// - Parameter text: a SIREN, a SIRET or a VAT number, as people type them.
  func callAsFunction(_ text: String) async throws -> Told {
    guard let number = Self.number(in: text) else { return Told(outcome: .wrong) }
    switch number {
    case .siren(let siren): return try await french(siren)
    case .vat: return try await abroad(number)
    }
  }

  /// Of a French VAT number, its SIREN: Sirene knows more.
  static func number(in text: String) -> RegisterNumber? {
    let compact = text.uppercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    if compact.hasPrefix("FR") {
      return CheckDigits.isFrenchVAT(compact)
        ? RegisterNumber(siren: String(compact.suffix(9))) : nil
    }
    if compact.utf8.count == 14, !CheckDigits.isSIRET(compact) { return nil }
    return RegisterNumber(siren: compact) ?? RegisterNumber(vat: compact)
  }

  // MARK: Asking

  private enum Answer {
    case given(RegisterAnswer)
    case off, unreachable
  }

  /// What is known already and still counts; else what the register says now, which is kept.
  private func answer(_ number: RegisterNumber) async throws -> Answer {
    let company = company
    let kept = try await database.read { tx in
      try RegisterStore.newest(number, of: company, at: tx.now, in: tx).flatMap {
        $0.isStale(on: tx.today) ? nil : $0
      }
    }
    if let kept { return .given(kept) }
    guard let given = try await asked(number) else { return .unreachable }
    guard case .given(let answer) = given else { return given }
    try await database.write(.company(company)) {
      try RegisterStore.keep(answer, of: company, in: $0)
    }
    return given
  }

  private func asked(_ number: RegisterNumber) async throws -> Answer? {
    do throws(RegisterFailure) {
      switch number {
      case .siren(let siren):
        guard let sirene = services.sirene else { return .off }
        return .given(.company(try await sirene.company(siren)))
      case .vat(let vat):
        guard let vies = services.vies else { return .off }
        return .given(.vat(try await vies.check(vat, for: requester)))
      }
    } catch {
      return nil
    }
  }

  // MARK: Filling

  private func french(_ siren: String) async throws -> Told {
    // Its VAT number follows from the SIREN; whether it has one, only VIES knows.
    async let asked = confirmed(.vat(Self.vatNumber(of: siren)))
    let told = try await answer(.siren(siren))
    let vat = await asked
    switch told {
    case .off: return Told(outcome: .off)
    case .unreachable: return Told(outcome: .unreachable)
    case .given(.vat): return Told(outcome: .unknown)
    case .given(.company(let fact)):
      let fields: [(TypedInvoice.Field, String?)] = [
        (.siren, siren), (.name, fact.name), (.line1, fact.address?.line1),
        (.postCode, fact.address?.postCode), (.city, fact.address?.city), (.country, "FR"),
        (.vatIdentifier, vat),
      ]
      switch fact.state {
      case .active: return Told(outcome: .found, fields: Self.known(fields))
      case .ceased: return Told(outcome: .ceased, fields: Self.known(fields))
      case .unknown: return Told(outcome: .unknown)
      }
    }
  }

  /// The number, where VIES says within two seconds that it is in force. A later answer is kept, and there the next time.
  private func confirmed(_ number: RegisterNumber) async -> String? {
    let (answers, answer) = AsyncStream.makeStream(of: String?.self)
    Task {
      guard case .given(.vat(let proof)) = try? await self.answer(number), proof.isValid else {
        answer.yield(nil)
        return
      }
      answer.yield(proof.number)
    }
    let limit = Task {
      try? await Task.sleep(for: .seconds(2))
      answer.yield(nil)
    }
    defer { limit.cancel() }
    return await answers.first { _ in true } ?? nil
  }

  private func abroad(_ number: RegisterNumber) async throws -> Told {
    switch try await answer(number) {
    case .off: return Told(outcome: .off)
    case .unreachable: return Told(outcome: .unreachable)
    case .given(.company): return Told(outcome: .unknown)
    case .given(.vat(let proof)):
      guard proof.isValid else { return Told(outcome: .ceased) }
      let place = Self.parted(proof.address ?? "")
      return Told(
        outcome: .found,
        fields: Self.known([
          (.vatIdentifier, proof.number), (.name, proof.name), (.line1, place.line1),
          (.postCode, place.postCode), (.city, place.city),
          (.country, Self.country(of: proof.number)),
        ]))
    }
  }

  private static func known(_ fields: [(TypedInvoice.Field, String?)]) -> [(
    field: TypedInvoice.Field, text: String
  )] {
    fields.compactMap { field, text in
      // Some states keep names and addresses to themselves, and say "---".
      guard let text, text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
      return (field, text)
    }
  }

  /// "FR" and two digits before the SIREN (CGI ann. II, art. 242 … ; the key is 12 + 3 × SIREN modulo 97).
  static func vatNumber(of siren: String) -> String {
    let key = (12 + 3 * ((Int(siren) ?? 0) % 97)) % 97
    return "FR\(key < 10 ? "0" : "")\(key)\(siren)"
  }

  private static func country(of vat: String) -> String {
    switch vat.prefix(2) {
    case "EL": "GR"
    case "XI": "GB"
    default: String(vat.prefix(2))
    }
  }

  /// VIES gives an address as one text: it is parted where a post code of four or five digits stands before a town.
  static func parted(_ address: String) -> (line1: String, postCode: String, city: String) {
    let words = address.split(whereSeparator: \.isWhitespace).map(String.init)
    let isCode = { (word: String) in (4...5).contains(word.count) && word.allSatisfy(\.isNumber) }
    guard let at = words.lastIndex(where: isCode), at > 0, at + 1 < words.count else {
      return (address, "", "")
    }
    func joined(_ part: ArraySlice<String>) -> String {
      let text = part.joined(separator: " ")
      return text.hasSuffix(",") ? String(text.dropLast()) : text
    }
    return (joined(words[..<at]), words[at], joined(words[(at + 1)...]))
  }
}

extension TypedInvoice {
  /// Puts in what nobody wrote yet. A company was asked about: a company it is.
  ///
  /// - Parameter before: what was kept last. Under another number than then, what still stands from then is another company's.
  mutating func fill(_ told: FillBuyer.Told, after before: TypedInvoice? = nil) {
    if !told.fields.isEmpty { self[.kind] = "company" }
    func digits(_ text: String) -> String { String(text.filter(\.isNumber).prefix(9)) }
    let known = before.flatMap { before in
      before[.siren].isEmpty || digits(before[.siren]) == digits(self[.siren]) ? nil : before
    }
    let isOld = known.map { !told.fields.isEmpty && $0[.vatIdentifier] == self[.vatIdentifier] }
    if isOld ?? false { self[.vatIdentifier] = "" }
    // The country that stands in a form from the start is no choice of whoever types: it comes with the address.
    let isPlaceless = [.line1, .postCode, .city].allSatisfy { (field: Field) in
      self[field].allSatisfy(\.isWhitespace)
    }
    for (field, text) in told.fields {
      let isBlank = self[field].allSatisfy(\.isWhitespace)
      // A SIRET or a VAT number typed as the SIREN becomes one.
      if field == .siren || isBlank || field == .country && isPlaceless
        || known.map({ $0[field] == self[field] }) ?? false
      {
        self[field] = text
      }
    }
  }
}
