import Hummingbird
import NIOCore

/// The rows of a list as a file: read page by page and sent as they are read, whatever their number.
package struct SheetExport: Sendable {
  package enum Format: String, Sendable, CaseIterable { case csv, xlsx }

  /// Some rows, and where the next begin; `nil` after the last.
  package typealias Page = (rows: [[SheetValue]], next: String?)

  let name: String
  let titles: [String]
  let language: Language
  let read: @Sendable (_ after: String?) async throws -> Page

  /// - Parameters:
  ///   - name: of the file, without its ending, and of the sheet.
  ///   - titles: of the columns.
  package init(
    name: String, titles: [String], language: Language,
    read: @escaping @Sendable (_ after: String?) async throws -> Page
  ) {
    self.name = name
    self.titles = titles
    self.language = language
    self.read = read
  }

  package func response(as format: Format) async throws -> Response {
    // What is wrong with the request is found before anything is sent.
    let first = try await read(nil)
    let (titles, read) = (titles, read)
    let (name, language) = (name, language)
    let body = ResponseBody { writer in
      var sheet: any SheetWriter =
        format == .csv ? CSVSheet(language: language) : XLSXSheet(name: name)
      try await writer.write(ByteBuffer(bytes: sheet.begin(titles)))
      var page = first
      while true {
        try await writer.write(ByteBuffer(bytes: sheet.rows(page.rows)))
        guard let next = page.next else { break }
        page = try await read(next)
      }
      try await writer.write(ByteBuffer(bytes: sheet.finish()))
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: format.type,
        .contentDisposition: Response.Disposition.attachment.header(
          fileName: "\(name).\(format.rawValue)"),
      ], body: body)
  }
}

extension SheetExport.Format {
  fileprivate var type: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
