/// Where the tree of a `SemanticInvoice` differs from the numbers of EN 16931-1, because both syntaxes do.
extension Group {
  /// The group around it. The invoicing period and the direct debit hang on the document: neither syntax
  /// puts them inside the delivery or one payment means.
  var holder: Group? { Self.holders[Int(rawValue)] }

  private static let holders: [Group?] = allCases.map { group in
    switch group {
    case .bg14, .bg19: .invoice
    default: group.info.parent
    }
  }

  /// Whether such a group is, or may hold at any depth, the other.
  func reaches(_ other: Group?) -> Bool {
    var inner = other
    while let group = inner {
      if group == self { return true }
      inner = group.holder
    }
    return false
  }
}

extension Term {
  /// The group that holds its values. What to quote when paying (BT-83) is said once per document in CII and
  /// once per payment means in UBL: the document holds it.
  var home: Group { self == .bt83 ? .invoice : group }
}
