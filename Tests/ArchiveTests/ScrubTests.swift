import Archive
import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

@Suite struct ScrubTests {
  private func damage(_ archive: ArchiveShop) throws {
    try archive.shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run(
        """
        UPDATE document SET tail = zeroblob(length(tail)) WHERE invoice_id =
          (SELECT d.invoice_id FROM document d ORDER BY d.invoice_id LIMIT 1 OFFSET 2)
        """)
    }
  }

  @Test func `sound documents are all read, and the day is kept`() throws {
    let archive = try ArchiveShop()
    let scrub = ScrubArchive(company: archive.shop.company, database: archive.shop.database)
    let state = try scrub.all()
    #expect(state.documents == 5)
    #expect(state.damaged == [])
    #expect(state.lastFullAt == archive.shop.clock.clock.now)
  }

  @Test func `a few at a time, it goes on where it stopped`() throws {
    let archive = try ArchiveShop()
    try damage(archive)
    let (company, database) = (archive.shop.company, archive.shop.database)
    for checked in [2, 4] {
      #expect(try ScrubArchive(company: company, database: database).work(limit: 2) == false)
      #expect(try ScrubArchive(company: company, database: database).state().checked == checked)
    }
    #expect(try ScrubArchive(company: company, database: database).work(limit: 2))
    let state = try ScrubArchive(company: company, database: database).state()
    #expect(state.damaged == ["F-2026-00003"])
    #expect(state.lastFullAt != nil)
  }

  @Test func `the command names what is damaged and ends with 1`() throws {
    let archive = try ArchiveShop()
    try damage(archive)
    try archive.shop.database.closeSync()
    // The trigger the damage went past is not the program's business.
    let ended = try Program.run(["archive", "scrub", "--data", archive.shop.folder.path])
    #expect(ended.status == 1)
    #expect(ended.errors.contains("F-2026-00003"))
    #expect(ended.output == "5 documents read again: 1 damaged.\n")
  }
}
