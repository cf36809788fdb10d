/// Which fiscal core this is: printed on documents and by `facturier about`, so that an attestation names it
/// (BOI-TVA-DECLA-30-10-30 § 300 ff: the part whoever modifies becomes its publisher).
package enum FiscalCore {
  /// Semantic: the major number changes with what is sealed or how; the minor with what is checked.
  package static let version = "2.0.0"

  /// SHA-256 over the sources of this module but this file; a test computes it and says what to write here.
  ///
  /// For each file in order of its name: the name, a NUL, its bytes, a NUL.
  package static let sourceHash =
    "bec399c58120fb70e68204bdaed6b2177ad2f833aa6a48ac755df5a65bec70a4"

  /// "2.0.0+1a2b3c4d".
  package static var label: String { "\(version)+\(sourceHash.prefix(8))" }
}
