import Crypto

/// A fact sealed in a company's log (version 2): a document, a payment, a closure, an event.
///
/// Its canonical bytes are plain text, specified in docs/specs/SPEC-sealing.md so that a verifier can be written in any
/// language from that page alone. Golden vectors freeze this version: it is never edited, only succeeded.
package struct LogEntry: Sendable, Equatable {
  package var companySIREN: String
  /// Which leaf of the company's log it is, from 0.
  package var position: Int64
  package var series: String
  /// Within the series, from 1, without gap.
  package var sequence: Int64
  /// The company's day, "2026-11-23"; it never decreases along the log.
  package var day: String
  /// UTC; it never decreases along the log, closures aside.
  package var sealedAtMicroseconds: Int64
  package var fact: Fact
  /// Hash of the entry before in the series; of the series' definition for the first.
  package var previous: [UInt8]

  package enum Fact: Sendable, Equatable {
    case document(SealedDocument)
    case payment(SealedPayment)
    case closure(PeriodClosure)
    case event(SealedEvent)

    /// `kind` of the canonical form.
    package var kind: String {
      switch self {
      case .document(let document): document.kind
      case .payment(let payment): payment.isRefund ? "refund" : "payment"
      case .closure: "closure"
      case .event: "event"
      }
    }

    /// The lines between `sealed-at` and `previous`.
    package var fields: [UInt8] {
      var text = CanonicalText(capacity: 512)
      write(to: &text)
      return text.bytes
    }

    fileprivate func write(to text: inout CanonicalText) {
      switch self {
      case .document(let document): document.write(to: &text)
      case .payment(let payment): payment.write(to: &text)
      case .closure(let closure): closure.write(to: &text)
      case .event(let event): event.write(to: &text)
      }
    }
  }

  package init(
    companySIREN: String, position: Int64, series: String, sequence: Int64, day: String,
    sealedAtMicroseconds: Int64, fact: Fact, previous: [UInt8]
  ) {
    self.companySIREN = companySIREN
    self.position = position
    self.series = series
    self.sequence = sequence
    self.day = day
    self.sealedAtMicroseconds = sealedAtMicroseconds
    self.fact = fact
    self.previous = previous
  }

  package var canonicalBytes: [UInt8] {
    var text = CanonicalText()
    heading(kind: fact.kind, to: &text)
    fact.write(to: &text)
    text.line("previous", hash: previous)
    return text.bytes
  }

  package var hash: [UInt8] { Array(SHA256.hash(data: canonicalBytes)) }

  /// The same from fields that were kept as they were sealed.
  package static func canonicalBytes(
    companySIREN: String, position: Int64, series: String, sequence: Int64, kind: String,
    day: String, sealedAtMicroseconds: Int64, fields: some Sequence<UInt8>, previous: [UInt8]
  ) -> [UInt8] {
    let frame = LogEntry(
      companySIREN: companySIREN, position: position, series: series, sequence: sequence, day: day,
      sealedAtMicroseconds: sealedAtMicroseconds, fact: .event(SealedEvent("", [])),
      previous: previous)
    var text = CanonicalText()
    frame.heading(kind: kind, to: &text)
    text.append(lines: fields)
    text.line("previous", hash: previous)
    return text.bytes
  }

  private func heading(kind: String, to text: inout CanonicalText) {
    text.heading("facturier/entry/v2")
    text.line("company", companySIREN)
    text.line("log", position)
    text.line("series", series)
    text.line("sequence", sequence)
    text.line("kind", kind)
    text.line("day", day)
    text.line("sealed-at", sealedAtMicroseconds)
  }
}

/// An invoice or credit note as it is sealed: its figures, and a commitment to its files.
package struct SealedDocument: Sendable, Equatable {
  /// One group of the VAT breakdown (BG-23), in minor units of the document's currency.
  package struct VATLine: Sendable, Equatable {
    /// UNCL 5305 (BT-118).
    package var category: String
    /// In hundredths of a percent (BT-119).
    package var rate: Int64
    package var base: Int64
    package var tax: Int64

    package init(category: String, rate: Int64, base: Int64, tax: Int64) {
      self.category = category
      self.rate = rate
      self.base = base
      self.tax = tax
    }
  }

  package var isCreditNote: Bool
  /// Made to learn the program with: it counts nowhere.
  package var isTraining: Bool
  package var number: String
  /// BT-3.
  package var type: String
  /// BT-2.
  package var issueDate: String
  package var currency: String
  package var netMinor: Int64
  package var vatMinor: Int64
  package var grossMinor: Int64
  package var vatLines: [VATLine]
  /// Numbers of the documents it corrects or follows (BG-3), in the document's order.
  package var refers: [String]
  /// `DocumentCommitment` to its XML and PDF.
  package var commitment: [UInt8]

  package init(
    isCreditNote: Bool, isTraining: Bool = false, number: String, type: String, issueDate: String,
    currency: String, netMinor: Int64, vatMinor: Int64, grossMinor: Int64, vatLines: [VATLine],
    refers: [String], commitment: [UInt8]
  ) {
    self.isCreditNote = isCreditNote
    self.isTraining = isTraining
    self.number = number
    self.type = type
    self.issueDate = issueDate
    self.currency = currency
    self.netMinor = netMinor
    self.vatMinor = vatMinor
    self.grossMinor = grossMinor
    self.vatLines = vatLines
    self.refers = refers
    self.commitment = commitment
  }

  var kind: String {
    (isTraining ? "training-" : "") + (isCreditNote ? "credit-note" : "invoice")
  }

  func write(to text: inout CanonicalText) {
    text.line("number", number)
    text.line("type", type)
    text.line("issued", issueDate)
    text.line("currency", currency)
    text.line("net", netMinor)
    text.line("vat", vatMinor)
    text.line("gross", grossMinor)
    for line in vatLines {
      text.line(
        "vat-line",
        [.word(line.category), .number(line.rate), .number(line.base), .number(line.tax)])
    }
    for number in refers { text.line("refers", number) }
    text.line("document", hash: commitment)
  }

  /// SHA-256 of salt (32 bytes), SHA-256 of the XML, SHA-256 of the PDF: once the salt is destroyed with the files, what
  /// stays in the log tells nothing of anybody (GDPR; CNIL on commitments).
  package static func commitment(salt: [UInt8], xmlHash: [UInt8], pdfHash: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: salt)
    hasher.update(data: xmlHash)
    hasher.update(data: pdfHash)
    return Array(hasher.finalize())
  }
}

/// Money received or given back.
package struct SealedPayment: Sendable, Equatable {
  /// The part of it that pays a document.
  package struct Share: Sendable, Equatable {
    package var document: String
    package var minor: Int64

    package init(document: String, minor: Int64) {
      self.document = document
      self.minor = minor
    }
  }

  package var isRefund: Bool
  package var number: String
  /// The day the money moved, which may be before the day it is recorded.
  package var received: String
  /// One word: "card", "transfer", "direct-debit", "cheque", "cash", …
  package var means: String
  package var currency: String
  /// Positive, whichever way it goes.
  package var minor: Int64
  package var shares: [Share]

  package init(
    isRefund: Bool, number: String, received: String, means: String, currency: String,
    minor: Int64, shares: [Share]
  ) {
    self.isRefund = isRefund
    self.number = number
    self.received = received
    self.means = means
    self.currency = currency
    self.minor = minor
    self.shares = shares
  }

  func write(to text: inout CanonicalText) {
    text.line("number", number)
    text.line("received", received)
    text.line("means", means)
    text.line("currency", currency)
    text.line("amount", minor)
    for share in shares {
      text.line("for", [.word(share.document), .number(share.minor)])
    }
  }
}

/// Something that happened to the books themselves (JET, journal des événements techniques).
package struct SealedEvent: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// "duplicate-printed", "key-rotation", "bank-details", …: SPEC-sealing § 7.
  package var name: String
  package var fields: [Field]

  package init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  func write(to text: inout CanonicalText) {
    text.line("event", name)
    for field in fields { text.line(named: field.name, field.value) }
  }

  /// SHA-256 of salt (32 bytes) and the UTF-8 text: what names a person is not written in the log itself.
  package static func commitment(salt: [UInt8], text: String) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: salt)
    hasher.update(data: Array(text.utf8))
    return Array(hasher.finalize())
  }
}
