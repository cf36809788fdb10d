/// Collects findings in the order they are made.
package struct Findings {
  private let place: Place
  package private(set) var all: [Finding] = []
  package var stops: Bool { all.contains { $0.severity == .stop } }

  package init(place: Place) { self.place = place }

  package mutating func add(_ findings: [Finding]) { all += findings }

  package mutating func stop(_ code: String, at place: Place? = nil, fr: String, en: String) {
    all.append(Finding(code, at: place ?? self.place, fr: fr, en: en))
  }

  /// Once per sale, however many lines meet it; instead of the warning of the same code.
  package mutating func stopOnce(_ finding: Finding) {
    guard !all.contains(where: { $0.code == finding.code && $0.severity == .stop }) else { return }
    all.removeAll { $0.code == finding.code }
    all.append(finding)
  }

  package mutating func warn(_ code: String, at place: Place? = nil, fr: String, en: String) {
    all.append(Finding(code, .warn, at: place ?? self.place, fr: fr, en: en))
  }
}

extension Finding {
  package static func valueMissing(_ name: String, at place: Place) -> Finding {
    Finding(
      "order.value-missing", at: place, fr: "« \(name) » manque ; le donner.",
      en: "“\(name)” is missing; give it.")
  }
}
