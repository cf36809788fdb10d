/// The specifications that every archive carries: copies of docs/specs, made by bin/specs and compared by a test.
enum SpecificationTexts {
  static let all: [(name: String, text: String)] = [
    ("SPEC-archive.md", specificationarchive),
    ("SPEC-sealing.md", specificationsealing),
  ]
}
