import Hummingbird
import Invoicing
import Kernel
import Storage

/// `/archive`: what is kept, the last export, the last reading, and what may be destroyed when.
package struct ArchivePages: Sendable {
  package static let path = "/archive"
  package static let navigation = NavigationItem(
    .accounting, href: path, title: ArchiveStrings.table.title, icon: Icon.archive)

  private static let refresh = HeaderName("Refresh")!

  let desk: ArchiveDesk
  let shell: @Sendable (Request) -> PageShell

  package init(desk: ArchiveDesk, shell: @escaping @Sendable (Request) -> PageShell) {
    self.desk = desk
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/archive", .may(.sealRead)) { request, _ -> Response in
      let (company, current) = (desk.company, desk.current)
      let state = try await desk.database.read { try ArchiveState(of: company, in: $0) }
      let page = ArchivePage(state: state, activity: current, folder: desk.folder)
      var response = Response.html(page.render(in: shell(request)))
      if page.isBusy { response.headers[Self.refresh] = "3" }
      return response
    }
    routes.post("/archive/scrub", .may(.archiveRun)) { _, _ -> Response in
      desk.start(.scrub)
      return .seeOther(Self.path)
    }
    routes.post("/archive/exports", .may(.archiveRun)) { _, _ -> Response in
      desk.start(.export)
      return .seeOther(Self.path)
    }
  }
}
