import Hummingbird
import Invoicing
import Kernel
import Money

/// `/analytics`: turnover and receipts of this year against the last, and what customers owe by age; `GET /v1/analytics`: the same
/// as JSON.
///
/// The sums are those of the first page (`KnownFigures`): looking at both adds them up once.
package struct AnalyticsPages: Sendable {
  package static let path = "/analytics"
  package static let navigation = NavigationItem(
    .analytics, href: path, title: DashboardStrings.table.analytics, icon: Icon.chart)

  let figures: KnownFigures
  let shell: @Sendable (Request) -> PageShell

  package init(figures: KnownFigures, shell: @escaping @Sendable (Request) -> PageShell) {
    self.figures = figures
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/analytics", .may(.documentsRead)) { request, _ -> Response in
      let page = AnalyticsPage(figures: try await figures.current())
      return .html(page.render(in: shell(request)))
    }
    routes.get("/v1/analytics", .may(.documentsRead)) { _, _ -> Response in
      let json = JSONWriter()
      try await figures.settled().write(to: json)
      return .json(json)
    }
    for sheet in AnalyticsSheet.allCases {
      for format in SheetExport.Format.allCases {
        routes.get(sheet.path(format), .may(.documentsRead)) { request, _ -> Response in
          let known = try await figures.settled()
          return try await sheet.export(known, request.language).response(as: format)
        }
      }
    }
  }
}

extension DashboardFigures {
  /// For programs: months since January of last year, the oldest first.
  func write(to json: JSONWriter) {
    json.object {
      json.field("object", "analytics")
      json.field("on", text: today)
      json.field("at", text: at)
      json.array("months") {
        for month in monthsOfTwoYears {
          json.object {
            json.field("month", month)
            json.field("turnover", Money(minorUnits: turnover[month] ?? 0))
            json.field("receipts", Money(minorUnits: receipts[month] ?? 0))
          }
        }
      }
      json.array("receivables") {
        for sum in ageing.sums {
          json.object {
            json.field("age", sum.bucket.code)
            json.field("documents", sum.count)
            json.field("left", sum.left)
          }
        }
      }
    }
  }
}

extension Ageing.Bucket {
  /// What programs call it.
  fileprivate var code: String {
    switch self {
    case .notDue: "not-due"
    case .upTo30: "up-to-30"
    case .upTo60: "up-to-60"
    case .upTo90: "up-to-90"
    case .over90: "over-90"
    }
  }
}
