/// A typeface the documents are made of cannot be used.
package enum FontError: Error, Equatable, CustomStringConvertible {
  /// A face every document needs is absent; `debianPackage` brings it.
  case missing(file: String, debianPackage: String)
  /// HarfBuzz could not cut the subset of a face: a damaged font file.
  case subsettingFailed(face: String)

  package var description: String {
    switch self {
    case .missing(let file, let debianPackage):
      "font file \(file) not found: apt install \(debianPackage)"
    case .subsettingFailed(let face):
      "the font \(face) could not be subset: its file is damaged"
    }
  }
}
