import Glibc
import Verification

/// `facturier-verify DIR`: reads an exported archive alone, without Facturier, database or network.
@main
struct FacturierVerify {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// - Returns: 0 sound, 1 not sound, 2 unreadable, 64 wrong usage.
  private static func run(_ arguments: [String]) -> Int32 {
    guard let wanted = Arguments(arguments) else {
      print(isFrench(nil) ? Arguments.french : Arguments.english)
      return 64
    }
    let french = isFrench(wanted.language)
    do throws(ArchiveFolder.Unreadable) {
      let anchors = try wanted.checkpoints.map(anchor)
      let report = try VerifyArchive(
        wanted.folder, anchors: anchors, keys: wanted.keys, authorities: Set(wanted.authorities))()
      print(wanted.isJSON ? report.json : report.text(isFrench: french), terminator: "")
      return report.isSound ? 0 : 1
    } catch {
      let text =
        french
        ? "Archive illisible : \(error.file) (\(error.reason))"
        : "Unreadable archive: \(error.file) (\(error.reason))"
      let bytes = Array((text + "\n").utf8)
      _ = write(STDERR_FILENO, bytes, bytes.count)
      return 2
    }
  }

  private static func anchor(_ path: String) throws(ArchiveFolder.Unreadable) -> KnownCheckpoint {
    let bytes = try ArchiveFolder(".").read(absolute: path)
    guard let anchor = KnownCheckpoint(anchor: path, bytes) else {
      throw ArchiveFolder.Unreadable(file: path, reason: "C2SP checkpoint ?")
    }
    return anchor
  }

  private static func isFrench(_ language: String?) -> Bool {
    if let language { return language != "en" }
    var locale: String?
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] where locale == nil {
      if let value = getenv(name), value.pointee != 0 { locale = String(cString: value) }
    }
    return !(locale ?? "fr").hasPrefix("en")
  }
}

private struct Arguments {
  private(set) var folder = ""
  private(set) var isJSON = false
  private(set) var language: String?
  private(set) var checkpoints: [String] = []
  private(set) var keys: [String] = []
  private(set) var authorities: [String] = []

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--lang", "--checkpoint", "--against", "--key", "--tsa":
        guard let value = rest.popFirst() else { return nil }
        switch argument {
        case "--lang": language = value
        case "--checkpoint", "--against": checkpoints.append(value)
        case "--key": keys.append(value.lowercased())
        default: authorities.append(value.lowercased())
        }
      default:
        guard !argument.hasPrefix("-"), folder.isEmpty else { return nil }
        folder = argument
      }
    }
    guard !folder.isEmpty, language == nil || language == "fr" || language == "en" else {
      return nil
    }
  }

  static let french = """
    facturier-verify DOSSIER [--json] [--lang fr|en] [--against FICHIER]… [--key EMPREINTE]… [--tsa EMPREINTE]…

    Vérifie une archive exportée par Facturier, sans Facturier.
      --against  un point de contrôle gardé ailleurs (reçu par courriel, d'une archive plus ancienne) ;
                 --checkpoint est le même
      --key      empreinte d'une clé qui doit avoir signé le journal
      --tsa      empreinte (SHA-256) d'une autorité d'horodatage à qui vous vous fiez
    Rend 0 si tout est intact, 1 sinon, 2 si l'archive est illisible.
    """
  static let english = """
    facturier-verify FOLDER [--json] [--lang fr|en] [--against FILE]… [--key FINGERPRINT]… [--tsa FINGERPRINT]…

    Verifies an archive exported by Facturier, without Facturier.
      --against  a checkpoint kept elsewhere (mailed, of an older archive); --checkpoint is the same
      --key      fingerprint of a key that must have signed the log
      --tsa      fingerprint (SHA-256) of a time-stamping authority that you trust
    Returns 0 when all is sound, 1 when not, 2 when the archive cannot be read.
    """
}
