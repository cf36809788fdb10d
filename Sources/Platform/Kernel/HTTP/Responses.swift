import Hummingbird

/// What handlers answer with. Security headers are added by `SecurityHeaders`.
extension Response {
  package static func bytes(
    _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  package static func html(_ page: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    .bytes(page, type: "text/html; charset=utf-8", status: status)
  }

  package static func json(_ json: JSONWriter, status: HTTPResponse.Status = .ok) -> Response {
    .bytes(json.bytes, type: "application/json", status: status)
  }

  /// - Parameter fileName: what the browser proposes when saving.
  package static func pdf(
    _ bytes: [UInt8], fileName: String, disposition: Disposition = .inline
  ) -> Response {
    .file(bytes, type: "application/pdf", fileName: fileName, disposition: disposition)
  }

  package static func xml(
    _ bytes: [UInt8], fileName: String, disposition: Disposition = .attachment
  ) -> Response {
    .file(bytes, type: "application/xml", fileName: fileName, disposition: disposition)
  }

  package static func csv(_ bytes: [UInt8], fileName: String) -> Response {
    .file(bytes, type: "text/csv; charset=utf-8", fileName: fileName, disposition: .attachment)
  }

  package static func file(
    _ bytes: [UInt8], type: String, fileName: String, disposition: Disposition
  ) -> Response {
    var response = Response.bytes(bytes, type: type)
    response.headers[.contentDisposition] = disposition.header(fileName: fileName)
    return response
  }

  /// After a form: the browser goes on with a GET, and reloading does not send the form again.
  ///
  /// - Parameter path: of this site; anything that leads elsewhere leads home.
  package static func seeOther(_ path: String) -> Response {
    let isOurs = path.hasPrefix("/") && Attribute.isSafe(path)
    return Response(
      status: .seeOther, headers: [.location: CompanyPath.inCompany(isOurs ? path : "/")])
  }

  /// Shown in the browser, or saved.
  package enum Disposition: String, Sendable {
    case inline, attachment

    /// RFC 6266: a name for old programs in ASCII, and the exact one beside it.
    func header(fileName: String) -> String {
      let plain = String(
        fileName.unicodeScalars.map { scalar in
          let isSafe = scalar.isASCII && scalar.value >= 0x20 && scalar != "\"" && scalar != "\\"
          return isSafe && scalar.value < 0x7F ? Character(scalar) : "_"
        })
      let exact = PercentCoding.encode(fileName)
      return plain == fileName
        ? "\(rawValue); filename=\"\(plain)\""
        : "\(rawValue); filename=\"\(plain)\"; filename*=UTF-8''\(exact)"
    }
  }
}
