/// The French rules of FNFE-MPE (XP Z12-012), edition 1.4.0.03, for CII and UBL, under their
/// official identifiers: the two editions name some of the same rules differently, and both names
/// are kept.
///
/// Verdicts are those of the official artefacts, including on files that are odd in other ways.
/// Where the artefacts stop with an error (a field given twice that they read as one), the rule
/// fails.
enum FrenchRules {
  static let all: [Rule] =
    numbers + dates + types + notes + header + parties + taxes + documents + addresses + attributes
    + objects + sirens + coherence + decimals + vendors
}
