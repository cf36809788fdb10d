import Foundation
import Kernel

/// A server and the key to it.
struct Remote: Codable {
  let url: String
  let key: String

  func ask(
    _ method: OutboundRequest.Method, _ path: String, _ body: [UInt8],
    idempotencyKey: String? = nil, _ language: Language = .fr
  ) async throws -> OutboundAnswer {
    guard path.hasPrefix("/") else { throw RemoteProblem.pathInvalid(path) }
    var headers = [("Authorization", "Bearer \(key)"), ("Accept-Language", language.rawValue)]
    if !body.isEmpty { headers.append(("Content-Type", "application/json")) }
    if let idempotencyKey { headers.append(("Idempotency-Key", idempotencyKey)) }
    return try await OutboundClient(.operators, seconds: 60, answerLimit: 64 << 20).send(
      OutboundRequest(method, url + path, headers: headers, body: body))
  }
}

/// The servers somebody logged in to: `~/.config/facturier/profiles.json`, for its owner only.
enum Profiles {
  static let usual = "default"

  private static var path: String {
    KeyFile(Installation.defaultKeyPath).parent + "/profiles.json"
  }

  private static func all() throws -> [String: Remote] {
    guard let data = FileManager.default.contents(atPath: path) else { return [:] }
    guard let all = try? JSONDecoder().decode([String: Remote].self, from: data) else {
      throw RemoteProblem.unreadable(path)
    }
    return all
  }

  static func known(_ name: String) throws -> Remote {
    let all = try all()
    guard let remote = all[name] else {
      throw RemoteProblem.unknown(name, known: all.keys.sorted())
    }
    return remote
  }

  static func keep(_ remote: Remote, as name: String) throws {
    var all = try all()
    all[name] = remote
    try store(all)
  }

  static func forget(_ name: String) throws {
    var all = try all()
    guard all.removeValue(forKey: name) != nil else {
      throw RemoteProblem.unknown(name, known: all.keys.sorted())
    }
    try store(all)
  }

  private static func store(_ all: [String: Remote]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(all), as: UTF8.self) + "\n"
    try? FileManager.default.createDirectory(
      atPath: KeyFile(path).parent, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try PrivateFile.store(text, in: path)
  }

  /// A key does not travel in the clear.
  static func checked(_ url: String) throws -> String {
    guard let address = SiteAddress(url) else { throw SiteProblem.addressInvalid(url) }
    guard address.isSecure || ["localhost", "127.0.0.1"].contains(address.host) else {
      throw RemoteProblem.inTheClear(url)
    }
    return address.text
  }
}

/// Why a server was not asked, or refused the key.
enum RemoteProblem: Problem {
  case unknown(String, known: [String])
  case inTheClear(String)
  case pathInvalid(String)
  case unreadable(String)
  case refused(OutboundAnswer)

  var code: String {
    switch self {
    case .unknown: "remote.unknown-profile"
    case .inTheClear: "remote.in-the-clear"
    case .pathInvalid: "remote.path-invalid"
    case .unreadable: "remote.file-unreadable"
    case .refused: "remote.refused"
    }
  }

  var kind: ProblemKind { .invalid }

  var text: Text {
    switch self {
    case .unknown(let name, let known):
      Text(
        fr:
          "Aucun serveur « \(shown(name)) » : connectez-vous par facturier login https://…. Il y a : \(known.joined(separator: ", ")).",
        en:
          "There is no server “\(shown(name))”: log in by facturier login https://…. There are: \(known.joined(separator: ", "))."
      )
    case .inTheClear(let url):
      Text(
        fr:
          "Une clé n’est pas envoyée en clair : donnez une adresse https au lieu de \(shown(url)).",
        en: "A key is not sent in the clear: give an https address instead of \(shown(url)).")
    case .pathInvalid(let path):
      Text(
        fr: "« \(shown(path)) » n’est pas un chemin comme /v1/invoices.",
        en: "“\(shown(path))” is no path such as /v1/invoices.")
    case .unreadable(let path):
      Text(fr: "\(path) ne peut pas être lu.", en: "\(path) cannot be read.")
    case .refused(let answer):
      Text(
        fr: "Le serveur n’accepte pas cette clé (\(answer.status)).",
        en: "The server does not accept this key (\(answer.status)).")
    }
  }
}
