import Crypto

/// What is sealed of one issued document: enough to prove, offline and without this program, that no byte of it
/// changed (CGI 286, I-3° bis: inaltérabilité).
///
/// The canonical form is plain text, one `name: value` line per field in a fixed order, so that a verifier can
/// be written in any language from this page alone:
///
/// ```
/// facturier/entry/v1
/// seller: 732829320
/// series: F-2026
/// sequence: 42
/// number: F-2026-00042
/// type: 380
/// issued: 2026-11-23
/// sealed-at: 1795432800000000
/// currency: EUR
/// net: 10000
/// vat: 2000
/// gross: 12000
/// xml-sha256: 64 lower-case hexadecimal digits
/// pdf-sha256: 64 lower-case hexadecimal digits
/// previous: 64 lower-case hexadecimal digits
/// ```
///
/// Every line ends with one LF. Amounts are whole minor units; credit notes keep their positive amounts and are
/// told apart by `type`. `sealed-at` is microseconds since 1970-01-01T00:00:00Z. The hash of the entry is
/// SHA-256 of these bytes. Golden vectors freeze this version: it is never edited, only succeeded by a v2.
package struct SealEntry: Sendable, Equatable {
  package var sellerSIREN: String
  package var series: String
  /// From 1, without gap.
  package var sequence: Int64
  package var number: String
  /// BT-3.
  package var type: String
  /// BT-2, "2026-11-23".
  package var issueDate: String
  package var sealedAtMicroseconds: Int64
  package var currency: String
  package var netMinor: Int64
  package var vatMinor: Int64
  package var grossMinor: Int64
  package var xmlHash: [UInt8]
  package var pdfHash: [UInt8]
  /// Hash of the entry before in the series; of the series' definition for the first.
  package var previous: [UInt8]

  package init(
    sellerSIREN: String, series: String, sequence: Int64, number: String, type: String,
    issueDate: String, sealedAtMicroseconds: Int64, currency: String, netMinor: Int64,
    vatMinor: Int64, grossMinor: Int64, xmlHash: [UInt8], pdfHash: [UInt8], previous: [UInt8]
  ) {
    self.sellerSIREN = sellerSIREN
    self.series = series
    self.sequence = sequence
    self.number = number
    self.type = type
    self.issueDate = issueDate
    self.sealedAtMicroseconds = sealedAtMicroseconds
    self.currency = currency
    self.netMinor = netMinor
    self.vatMinor = vatMinor
    self.grossMinor = grossMinor
    self.xmlHash = xmlHash
    self.pdfHash = pdfHash
    self.previous = previous
  }

  package var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    func line(_ name: StaticString, _ value: String) {
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: value.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    line("facturier/entry/v1", "")
    line("seller: ", sellerSIREN)
    line("series: ", series)
    line("sequence: ", String(sequence))
    line("number: ", number)
    line("type: ", type)
    line("issued: ", issueDate)
    line("sealed-at: ", String(sealedAtMicroseconds))
    line("currency: ", currency)
    line("net: ", String(netMinor))
    line("vat: ", String(vatMinor))
    line("gross: ", String(grossMinor))
    line("xml-sha256: ", hexadecimal(xmlHash))
    line("pdf-sha256: ", hexadecimal(pdfHash))
    line("previous: ", hexadecimal(previous))
    return bytes
  }

  package var hash: [UInt8] { Array(SHA256.hash(data: canonicalBytes)) }
}
