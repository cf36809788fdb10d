/// Where the pages of one company of an installation begin.
///
/// The first company is at the root; every other is at `/c/<its id>`, and so is the first when somebody asks for it by its
/// id. The company is in the address, never in the session alone: two tabs show two companies, and a form is for the company
/// whose page it is on. Handlers know nothing of it: what they are given begins at the root, and what they link or send to is
/// led back to where the reader is.
package enum CompanyPath {
  /// Of the request under way: "" or "/c/com_…".
  @TaskLocal package static var base = ""

  private static let start = "/c/"

  package static func root(of company: CompanyID) -> String { "\(start)\(company)" }

  /// - Parameter path: of this site, "/invoices"; one that names a company stays as it is, and so do files that are everybody's.
  /// - Returns: where it is for the company of the request.
  package static func inCompany(_ path: String) -> String {
    let base = base
    guard !base.isEmpty, path.utf8.first == UInt8(ascii: "/"), !path.hasPrefix(start),
      !path.hasPrefix("/assets/")
    else { return path }
    return base + path
  }

  /// - Returns: the company a path names and what follows, "/" at least; `nil` for a path that names none.
  package static func split(_ path: String) -> (company: CompanyID?, base: String, rest: String)? {
    guard path.hasPrefix(start) else { return nil }
    let name = path.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" }
    let rest = path.dropFirst(start.count + name.count)
    let end = rest.hasPrefix("/") ? String(rest) : "/\(rest)"
    return (CompanyID(String(name)), "\(start)\(name)", end)
  }
}
