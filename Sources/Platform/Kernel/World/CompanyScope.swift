import Storage

extension WriteScope {
  /// What writes for one company: its numbers, its log and its books move in one transaction at a time, on whichever node;
  /// those of other companies move beside it.
  package static func company(_ id: CompanyID) -> WriteScope { .one(id.raw.bytes) }
}
