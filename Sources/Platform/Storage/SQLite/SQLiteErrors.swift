import CSQLite

/// Extended result codes that are macros with arithmetic, which Swift does not import.
private enum Extended {
  static let constraintCheck = SQLITE_CONSTRAINT | 1 << 8
  static let constraintForeignKey = SQLITE_CONSTRAINT | 3 << 8
  static let constraintNotNull = SQLITE_CONSTRAINT | 5 << 8
  static let constraintPrimaryKey = SQLITE_CONSTRAINT | 6 << 8
  static let constraintTrigger = SQLITE_CONSTRAINT | 7 << 8
  static let constraintUnique = SQLITE_CONSTRAINT | 8 << 8
  static let constraintRowID = SQLITE_CONSTRAINT | 10 << 8
  static let syncFailed = SQLITE_IOERR | 4 << 8
  static let directorySyncFailed = SQLITE_IOERR | 5 << 8
}

extension StorageError {
  init(extendedCode: Int32, message: String, sql: String) {
    // "UNIQUE constraint failed: invoice.number" → "invoice.number".
    let marker = " constraint failed: "
    let detail =
      message.firstRange(of: marker).map { String(message[$0.upperBound...]) } ?? message
    self =
      switch extendedCode {
      case Extended.constraintUnique, Extended.constraintPrimaryKey, Extended.constraintRowID:
        .uniqueViolation(detail)
      case Extended.constraintForeignKey: .foreignKeyViolation(detail)
      case Extended.constraintCheck: .checkViolation(detail)
      case Extended.constraintNotNull: .notNullViolation(detail)
      case Extended.constraintTrigger: .triggerRefusal(message)
      case _ where extendedCode & 0xFF == SQLITE_FULL: .diskFull
      default:
        .failed(
          StorageFailure(
            code: Int(extendedCode & 0xFF), extendedCode: Int(extendedCode), message: message,
            sql: sql))
      }
  }

  /// A flush that failed says nothing of what reached the disk, and a damaged file is no place to write.
  static func isDamage(_ extendedCode: Int32) -> Bool {
    switch extendedCode & 0xFF {
    case SQLITE_CORRUPT, SQLITE_NOTADB: true
    default: extendedCode == Extended.syncFailed || extendedCode == Extended.directorySyncFailed
    }
  }
}
