import CQPDF
import Glibc

/// A PDF opened by qpdf: one handle, one thread, gone when the call that opened it returns.
///
/// qpdf reports trouble in three ways and all three are taken here: an error code of a call, a
/// pending error to be fetched (`takeError`), and warnings, which pile up until asked for.
final class QPDFDocument {
  private(set) var handle: qpdf_data

  /// - Parameter bytes: not copied by qpdf; they must outlive this object.
  init(_ bytes: UnsafeRawBufferPointer) throws(PDFReadError) {
    guard let handle = qpdf_init() else { throw .damaged(detail: "out of memory") }
    self.handle = handle
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    qpdf_set_attempt_recovery(handle, RepairCost.isBearable(bytes) ? QPDF_TRUE : QPDF_FALSE)
    let buffer = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    // The empty password, which many programs leave when they only forbid changes.
    _ = qpdf_read_memory(handle, "PDF", buffer, UInt64(bytes.count), nil)
    if let error = takeError() { throw error }
  }

  deinit {
    var last: qpdf_data? = handle
    qpdf_cleanup(&last)
  }

  /// The pending error, if the last calls left one, as ours.
  func takeError() -> PDFReadError? {
    guard qpdf_has_error(handle) != QPDF_FALSE, let error = qpdf_get_error(handle) else {
      return nil
    }
    let text = message(error)
    switch qpdf_get_error_code(handle, error) {
    case qpdf_e_password: return .encrypted
    case qpdf_e_unsupported where text.contains("encrypt"): return .encrypted
    default: return .damaged(detail: text)
    }
  }

  /// What qpdf noticed since last asked, the first `limit` of it.
  func takeWarnings(limit: Int) -> [String] {
    var warnings: [String] = []
    while qpdf_more_warnings(handle) != QPDF_FALSE, let warning = qpdf_next_warning(handle) {
      if warnings.count < limit { warnings.append(message(warning)) }
    }
    return warnings
  }

  private func message(_ error: qpdf_error) -> String {
    guard let text = qpdf_get_error_message_detail(handle, error) else { return "" }
    return String(String(cString: text).prefix(300))
  }

  var root: QPDFObject? { object { qpdf_get_root(handle) } }

  var isEncrypted: Bool { qpdf_is_encrypted(handle) != QPDF_FALSE }

  var version: String {
    guard let text = qpdf_get_pdf_version(handle) else { return "" }
    return String(cString: text)
  }

  /// Nil for an error and for the null object, which is PDF's way to say "absent".
  fileprivate func object(_ fetch: () -> qpdf_oh) -> QPDFObject? {
    _ = takeError()  // of a question asked before, about another object
    let number = fetch()
    if takeError() != nil {
      qpdf_oh_release(handle, number)
      return nil
    }
    let object = QPDFObject(document: self, number: number)
    guard qpdf_oh_is_initialized(handle, number) != QPDF_FALSE, !object.isNull else { return nil }
    return object
  }
}

/// An object of a PDF. A reference to another object is followed when it is looked into.
final class QPDFObject {
  private let document: QPDFDocument
  private let number: qpdf_oh

  fileprivate init(document: QPDFDocument, number: qpdf_oh) {
    self.document = document
    self.number = number
  }

  deinit { qpdf_oh_release(document.handle, number) }

  private var handle: qpdf_data { document.handle }
  fileprivate var isNull: Bool { qpdf_oh_is_null(handle, number) != QPDF_FALSE }
  var isDictionary: Bool { qpdf_oh_is_dictionary(handle, number) != QPDF_FALSE }
  var isStream: Bool { qpdf_oh_is_stream(handle, number) != QPDF_FALSE }
  var isArray: Bool { qpdf_oh_is_array(handle, number) != QPDF_FALSE }

  /// Number and generation in one; nil for an object written in place.
  var reference: Int64? {
    guard qpdf_oh_is_indirect(handle, number) != QPDF_FALSE else { return nil }
    let id = Int64(qpdf_oh_get_object_id(handle, number))
    return id == 0 ? nil : id << 32 | Int64(qpdf_oh_get_generation(handle, number))
  }

  /// An entry of a dictionary or of a stream's dictionary.
  subscript(key: String) -> QPDFObject? {
    if isDictionary { return document.object { qpdf_oh_get_key(handle, number, key) } }
    guard isStream else { return nil }
    return document.object { qpdf_oh_get_dict(handle, number) }?[key]
  }

  var count: Int { isArray ? max(0, Int(qpdf_oh_get_array_n_items(handle, number))) : 0 }

  subscript(index: Int) -> QPDFObject? {
    guard index >= 0, index < count else { return nil }
    return document.object { qpdf_oh_get_array_item(handle, number, CInt(index)) }
  }

  /// The items of an array, or the object itself where a writer left out the array.
  var items: [QPDFObject] { isArray ? (0..<count).compactMap { self[$0] } : [self] }

  /// A name without its slash.
  var name: String? {
    guard qpdf_oh_is_name(handle, number) != QPDF_FALSE,
      let text = qpdf_oh_get_name(handle, number)
    else { return nil }
    let name = String(cString: text)
    return name.hasPrefix("/") ? String(name.dropFirst()) : name
  }

  var integer: Int? {
    var value: Int64 = 0
    guard qpdf_oh_get_value_as_longlong(handle, number, &value) != QPDF_FALSE else { return nil }
    return Int(value)
  }

  /// A string's text, from PDFDocEncoding, UTF-16 or UTF-8.
  var text: String? {
    guard isString else { return nil }
    var length = 0
    guard let text = qpdf_oh_get_binary_utf8_value(handle, number, &length) else { return nil }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
  }

  var data: [UInt8]? {
    guard isString else { return nil }
    var length = 0
    guard let text = qpdf_oh_get_binary_string_value(handle, number, &length) else { return nil }
    return Array(UnsafeRawBufferPointer(start: text, count: length))
  }

  private var isString: Bool { qpdf_oh_is_string(handle, number) != QPDF_FALSE }

  /// A stream's bytes: decrypted, and decoded if `decoded`; nil when qpdf cannot.
  ///
  /// qpdf decodes without a limit: ask it to decode only what cannot grow too large.
  func content(decoded: Bool) -> [UInt8]? {
    guard isStream else { return nil }
    var filtered = QPDF_FALSE
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    let level = decoded ? qpdf_dl_specialized : qpdf_dl_none
    _ = document.takeError()
    _ = qpdf_oh_get_stream_data(handle, number, level, &filtered, &buffer, &length)
    defer { free(buffer) }
    guard document.takeError() == nil, !decoded || filtered != QPDF_FALSE else { return nil }
    guard let buffer else { return [] }
    return Array(UnsafeBufferPointer(start: buffer, count: length))
  }
}
