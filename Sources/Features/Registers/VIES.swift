import Foundation
import Kernel
import Money

/// Who can be asked whether a VAT number is in force.
package protocol VATRegister: Sendable {
  /// - Parameters:
  ///   - number: with its prefix.
  ///   - requester: the seller's VAT number; without one the answer has no consultation number.
  func check(_ number: String, for requester: String?) async throws(RegisterFailure)
    -> VATNumberProof
}

/// The Commission's service (`POST …/check-vat-number`). It asks the member state in turn, so that it may be up for
/// one state and down for another; the errors have names of their own (`MS_UNAVAILABLE`, `MS_MAX_CONCURRENT_REQ` …).
package struct VIES: VATRegister {
  package static let address = "https://ec.europa.eu/taxation_customs/vies/rest-api"

  let url: URL
  let http: RegisterHTTP
  let clock: Clock

  package init(_ base: URL, clock: Clock, http: RegisterHTTP = RegisterHTTP()) {
    url = base.appending(path: "check-vat-number")
    self.http = http
    self.clock = clock
  }

  /// When VIES does not know the requester, it is asked in nobody's name: a verdict without a consultation number is
  /// worth more than none.
  package func check(_ number: String, for requester: String?) async throws(RegisterFailure)
    -> VATNumberProof
  {
    do throws(RegisterFailure) {
      return try await ask(number, for: requester)
    } catch .refused("INVALID_REQUESTER_INFO") where requester != nil {
      return try await ask(number, for: nil)
    }
  }

  private func ask(_ number: String, for requester: String?) async throws(RegisterFailure)
    -> VATNumberProof
  {
    let json = JSONWriter()
    json.object {
      json.field("countryCode", String(number.prefix(2)))
      json.field("vatNumber", String(number.dropFirst(2)))
      if let requester {
        json.field("requesterMemberStateCode", String(requester.prefix(2)))
        json.field("requesterNumber", String(requester.dropFirst(2)))
      }
    }
    let answer = try await http.post(url, json: json.bytes)
    var proof = try Self.read(answer, on: number, at: clock.now)
    proof.requester = requester
    return proof
  }

  static func read(_ answer: RegisterHTTP.Answer, on number: String, at now: Instant)
    throws(RegisterFailure) -> VATNumberProof
  {
    let root = try RegisterJSON.object(answer)
    if let error = error(in: root) {
      throw isOurs(error) ? .refused(error) : .busy(error)
    }
    if answer.status != 200 { throw .unreachable("HTTP \(answer.status)") }
    guard let isValid = (root["valid"] ?? root["isValid"])?.bool else {
      throw .unreadable("no verdict")
    }
    guard (root["countryCode"]?.text ?? "") + (root["vatNumber"]?.text ?? "") == number else {
      throw .unreadable("another number")
    }
    var proof = VATNumberProof(number: number, isValid: isValid, checkedAt: now)
    proof.consultation = RegisterJSON.words(root["requestIdentifier"], upTo: 60)
    proof.registerDate = RegisterJSON.words(root["requestDate"], upTo: 40)
    proof.name = RegisterJSON.words(root["name"], upTo: 200)
    proof.address = RegisterJSON.words(root["address"], upTo: 300)
    proof.body = String(decoding: answer.body.prefix(bodyLimit), as: UTF8.self)
    return proof
  }

  /// Real answers have some six hundred bytes.
  private static let bodyLimit = 8 << 10

  /// `{"actionSucceed": false, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}`, or `userError` in the other form.
  private static func error(in root: JSONValue) -> String? {
    let wrapped = root["errorWrappers"]?.elements.first?["error"]
    if let error = RegisterJSON.words(wrapped, upTo: 60) { return error }
    guard let error = RegisterJSON.words(root["userError"], upTo: 60),
      error != "VALID", error != "INVALID"
    else { return root["actionSucceed"]?.bool == false ? "error" : nil }
    return error
  }

  /// Errors that asking again does not mend.
  private static func isOurs(_ error: String) -> Bool {
    error.hasPrefix("INVALID_") || error.hasPrefix("VAT_BLOCKED") || error.hasPrefix("IP_BLOCKED")
  }
}

/// What registers send, read with suspicion.
package enum RegisterJSON {
  static func object(_ answer: RegisterHTTP.Answer) throws(RegisterFailure) -> JSONValue {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(answer.body)
    } catch {
      throw answer.status == 200 ? .unreadable("not JSON") : .unreachable("HTTP \(answer.status)")
    }
    guard document.root.isObject else { throw .unreadable("not an object") }
    return document.root
  }

  /// One line of text fit to be stored and shown. "---" is how VIES says nothing, "[NON-DIFFUSIBLE]" and "[ND]" how
  /// Sirene does of who asked not to be shown.
  static func words(_ value: JSONValue?, upTo limit: Int) -> String? {
    guard case .string(let text)? = value?.content else { return nil }
    let line = CleanText.line(String(text.unicodeScalars.prefix(limit)))
    let isSilent = line == "---" || line == "[ND]" || line.contains("NON-DIFFUSIBLE")
    return line.isEmpty || isSilent ? nil : line
  }
}
