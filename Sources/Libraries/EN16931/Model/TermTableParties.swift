extension TermTable {
  /// The numbers the texts give to a shared party term in the party of that role, the French one first:
  /// `partyName` of the payer (`extBG02`) is EXT-FR-FE-43 and BT-X-476. Empty where no number is known.
  ///
  /// - Parameter legalAddress: asks about the address of the registered office instead of the usual one.
  package static func officialIDs(
    _ term: Term, in role: Group, legalAddress: Bool = false
  ) -> [String] {
    guard let ids = partyIDs[role], term.rawValue >= Term.partyID.rawValue else { return [] }
    var column = Int(term.rawValue - Term.partyID.rawValue)
    if legalAddress {
      guard term.info.group == .partyAddress else { return [] }
      column += Int(Term.partyContactEmail.rawValue - Term.partyAddressPostCode.rawValue) + 1
    }
    return column < ids.count ? ids[column] : []
  }

  /// The number to show, see `officialIDs`.
  package static func officialID(_ term: Term, in role: Group) -> String? {
    officialIDs(term, in: role).first
  }

  private static let partyIDs: [Group: [[String]]] = {
    var found: [Group: [[String]]] = [:]
    for row in partyRows.split(separator: "\n") {
      let cells = row.split(separator: ":")
      guard cells.count == 2, let role = Group(id: XMLSpace.normalized(String(cells[0]))) else {
        preconditionFailure("\(row) names no party")
      }
      found[role] = cells[1].split(separator: " ").map { cell in
        cell == "-" ? [] : cell.split(separator: "/").map(officialNumber)
      }
    }
    return found
  }()

  /// "e43" is EXT-FR-FE-43, "476" is BT-X-476; others are written out.
  private static func officialNumber(_ short: Substring) -> String {
    if short.hasPrefix("e") { return "EXT-FR-FE-" + short.dropFirst() }
    return short.hasPrefix("BT") ? String(short) : "BT-X-" + short
  }

  /// A column per shared term from `partyID` to `partyContactEmail`, then the seven of the address again for
  /// the registered office.
  private static let partyRows = """
    BG-4: - - - 543 - - - - - - - - - - - - - - BT-41-0 317 - 107 - 100 101 102 103 104 105 106
    BG-7: - - - 544 334 - - - - - - - - - - - - - BT-56-0 318 - 115 - 108 109 110 111 112 113 114
    BG-10: - - - e26/468 - - 243 e27/257 - e29/256 e36/249 e32/250 e33/251 e34/252 e35/253 e38/254 e37/255 e40/244 245 326 e41/246 247 e42/248 469 470 471 472 473 474 475
    BG-11: 116 117 - 547 - 118 119 - - 125 - - - - - - - 120 121 319 122 123 124 389 390 391 392 393 394 395
    BG-13: - - - 550 - 153 154 161 - 160 - - - - - - - 155 156 321 157 158 159 433 434 435 436 437 438 439
    EXT-FR-FE-BG-01: 408 e06/409 e03/406 e04/549 - e08/410 e05/407 e10/411 - e12/412 e18/419 e15/420 e16/421 e17/422 e19/423 e21/424 e20/425 e23/413 414 415 e24/416 417 e25/418 426 427 428 429 430 431 432
    EXT-FR-FE-BG-02: 478 e46/479 e43/476 e44/483 - e48/480 e45/477 e50/481 - e52/482 e59/490 e55/491 e56/492 e57/493 e58/494 e61/495 e60/496 e63/484 485 486 e64/487 488 e65/489 497 498 499 500 501 502 503
    EXT-FR-FE-BG-03: 337 e69/338 e66/335 e67/545 - e71/339 e68/336 e73/340 - e75/341 e81/348 e78/349 e79/350 e80/351 e82/352 e84/353 e83/354 e86/342 343 347 e87/344 345 e88/346 355 356 357 358 359 360 361
    EXT-FR-FE-BG-04: 224 e92/225 e89/226 e90/554 - e94/227 e91/228 e96/242 - e98/241 e105/234 e101/235 e102/236 e103/237 e104/238 e107/239 e106/240 e109/229 230 325 e110/231 232 e111/233 461 462 463 464 465 466 467
    EXT-FR-FE-BG-05: 205 e115/206 e112/207 e113/553 - e117/208 e114/209 e119/223 - e121/222 e128/215 e124/216 e125/217 e126/218 e127/219 e130/220 e129/221 e132/210 211 324 e133/212 213 e134/214 454 455 456 457 458 459 460
    EXT-FR-FE-BG-10: BT-186-00 e146/BT-186 e149/50 541 - 51 52 66 - 65 e155/58 e151/59 e152/60 e153/61 e154/62 e157/63 e156/64 54 BT-X-54-1 315 55 56 57 - - - - - - -
    BG-X-10: 67 68 69 542 - 70 71 84 - 83 76 77 78 79 80 81 82 72 BT-X-72-1 316 73 74 75 - - - - - - -
    BG-X-18: 126 127 128 548 - 129 130 144 - 143 136 137 138 139 140 141 142 131 132 320 133 134 135 396 397 398 399 400 401 402
    BG-X-27: 162 163 164 551 - 165 166 180 - 179 172 173 174 175 176 177 178 167 168 322 169 170 171 440 441 442 443 444 445 446
    BG-X-30: 181 182 183 552 - 184 185 199 - 198 191 192 193 194 195 196 197 186 187 323 188 189 190 447 448 449 450 451 452 453
    BG-X-54: 364 365 362 546 - 366 363 367 - 368 375 376 377 378 379 380 381 369 370 371 372 373 374 382 383 384 385 386 387 388
    BG-X-77: 506 507 504 511 - 508 505 509 - 510 518 519 520 521 522 523 524 512 513 514 515 516 517 525 526 527 528 529 530 531
    BG-X-90: 567 e166/568 e164/569 570 571 e167/572 573 e168/587 588 586 579 580 581 582 583 e177/584 585 574 BT-X-574-1 575 576 577 578 - - - - - - -
    BG-X-93: 593 594 595 596 597 598 599 614 615 613 606 607 608 609 610 611 612 600 601 602 603 604 605 - - - - - - -
    """
}
