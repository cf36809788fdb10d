// Codes as the CEN validation artefacts 1.3.16 for EN 16931 list them
// (github.com/ConnectingEurope/eInvoicing-EN16931, European Commission, EUPL-1.2).

extension CodeList {
  /// BT-3, any document: UNTDID 1001, the part EN 16931 allows. What CII accepts.
  package static let documentTypes = CodeList(
    """
    71 80 81 82 83 84 102 130 202 203 204 211 218 219 261 262 295 296 308 325 326 331 380 381
    382 383 384 385 386 387 388 389 390 393 394 395 396 420 456 457 458 471 472 473 500 501
    502 503 527 532 553 575 623 633 751 780 817 870 875 876 877 935
    """)

  /// BT-3 of a UBL Invoice.
  package static let invoiceTypes = CodeList(
    """
    71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387
    388 389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870
    875 876 877 935
    """)

  /// BT-3 of a UBL CreditNote.
  package static let creditNoteTypes = CodeList(
    """
    81 83 261 262 296 308 381 396 420 458 502 503 532
    """)
}
