import Archive
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct ExportTests {
  /// Written from docs/specs/SPEC-archive.md alone: re-reads everything, hashes everything.
  static let reader = """
    import hashlib, json, os, sys
    root = sys.argv[1]
    def sha(path): return hashlib.sha256(open(path, "rb").read()).hexdigest()
    def same(base, f):
      path = os.path.join(root, base, f["path"])
      assert os.path.getsize(path) == f["size"] and sha(path) == f["sha256"], path
    index = json.load(open(os.path.join(root, "facturier-archive.json"), encoding="utf-8"))
    assert index["format"] == "facturier/archive/v1"
    named = {"facturier-archive.json"}
    if index.get("signed"): named.add("facturier-archive.sig")
    for f in index["files"]: same("", f); named.add(f["path"])
    log = open(os.path.join(root, index["log"]["file"]), "rb").read()
    entries = [e if e.endswith(b"\\n") else e + b"\\n" for e in log.split(b"\\n\\n")]
    assert len(entries) == index["log"]["size"]
    heads, previous = {}, {}
    for e in entries:
      fields = dict(l.split(": ", 1) for l in e.decode().splitlines() if ": " in l)
      siren = fields.get("company") or fields["seller"]
      genesis = hashlib.sha256(f"facturier/series/v1\\n{siren}\\n{fields['series']}\\n".encode()).hexdigest()
      assert fields["previous"] == heads.get(fields["series"], genesis), fields
      heads[fields["series"]] = hashlib.sha256(e).hexdigest()
    documents = 0
    for pack in index["packs"]:
      same("", pack["manifest"]); named.add(pack["manifest"]["path"])
      lines = [json.loads(l) for l in open(os.path.join(root, pack["manifest"]["path"]), encoding="utf-8")]
      rows = {}
      for line in lines:
        if line["kind"] == "document":
          documents += 1
          for kind in ("pdf", "xml"): same(pack["folder"], line[kind]); named.add(pack["folder"] + "/" + line[kind]["path"])
          entry = entries[line["index"]]
          assert hashlib.sha256(entry).hexdigest() == line["entry"]
          text = entry.decode()
          assert f"\\nnumber: {line['number']}\\n" in text and line["issued"].startswith(pack["month"])
          if line["salt"] is None:
            assert f"pdf-sha256: {line['pdf']['sha256']}\\n" in text
            assert f"xml-sha256: {line['xml']['sha256']}\\n" in text
          else:
            want = hashlib.sha256(bytes.fromhex(line["salt"]) + bytes.fromhex(line["xml"]["sha256"]) + bytes.fromhex(line["pdf"]["sha256"])).hexdigest()
            assert f"document: {want}\\n" in text
        else:
          same(pack["folder"], line); named.add(pack["folder"] + "/" + line["path"])
          rows[line["table"]] = [json.loads(l) for l in open(os.path.join(root, pack["folder"], line["path"]), encoding="utf-8")]
          assert len(rows[line["table"]]) == line["rows"]
      assert sum(l["kind"] == "document" for l in lines) == pack["documents"] == len(rows["invoice"])
      for i in rows["invoice"]: assert i["gross_minor"] == i["net_minor"] + i["vat_minor"]
    lying = {os.path.relpath(os.path.join(d, f), root) for d, _, fs in os.walk(root) for f in fs}
    assert lying == named, lying ^ named
    print(documents)
    """

  @Test func `an archive is read and checked by a stranger from the specification alone`() throws {
    let archive = try ArchiveShop()
    let report = try archive.export()
    #expect(report.written == ["2026-10", "2026-11"])
    #expect(report.documents == 5)
    let ended = try Program.tool(["python3", "-c", Self.reader, archive.path])
    #expect(ended.output == "5\n", "\(ended.errors)")
    for (number, pdf) in try archive.files() {
      let month = number <= "F-2026-00003" ? "2026-10" : "2026-11"
      #expect(archive.read("packs/\(month)/pdf/\(number).pdf") == pdf)
    }
  }

  @Test func `an archive opens with a notice in French and the specifications`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let notice = String(decoding: try #require(archive.read("LISEZMOI.txt")), as: UTF8.self)
    #expect(notice.contains("ATELIER LUMIÈRE"))
    #expect(notice.contains("COMMENT LE VÉRIFIER"))
    for name in ["SPEC-archive.md", "SPEC-sealing.md"] {
      #expect(archive.read(name) == bytes(of: Repository.path("docs/specs/\(name)")), "bin/specs")
    }
  }

  @Test func `run again, it keeps what is finished and writes the month under way anew`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let before = archive.read("packs/2026-10/manifest.jsonl")
    #expect(try archive.export().kept == ["2026-10", "2026-11"])
    try archive.sell(["6"], from: Sample.today)
    let report = try archive.export()
    #expect(report.kept == ["2026-10"])
    #expect(report.written == ["2026-11"])
    #expect(report.findings.isEmpty)
    #expect(archive.read("packs/2026-10/manifest.jsonl") == before)
    #expect(
      names(in: archive.path + "/packs") == ["2026-10", "2026-11.2"], "the replaced one is gone")
    let ended = try Program.tool(["python3", "-c", Self.reader, archive.path])
    #expect(ended.output == "6\n", "\(ended.errors)")
  }

  @Test func `a pack that was damaged is reported, left, and written again beside`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    try archive.flip("packs/2026-10/pdf/F-2026-00002.pdf")
    let report = try archive.export()
    #expect(report.findings.map(\.code) == ["archive.file-damaged"])
    #expect(report.findings.first?.place?.file == "packs/2026-10/pdf/F-2026-00002.pdf")
    #expect(names(in: archive.path + "/packs") == ["2026-10", "2026-10.2", "2026-11"])
    #expect(
      archive.read("packs/2026-10.2/pdf/F-2026-00002.pdf")
        == (try archive.files()["F-2026-00002"]))
    #expect(try archive.export().findings.isEmpty)
  }

  @Test func `what a stopped export left is no part of the archive and goes`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let part = archive.path + "/packs/.2026-11.part/pdf"
    try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(filePath: part + "/F-2026-00004.pdf"))
    try archive.export()
    #expect(names(in: archive.path + "/packs") == ["2026-10", "2026-11"])
  }

  @Test func `finished packs of an export that was stopped are written again in their place`()
    throws
  {
    let archive = try ArchiveShop()
    try archive.export()
    try FileManager.default.removeItem(atPath: archive.path + "/facturier-archive.json")
    try archive.export()
    #expect(names(in: archive.path + "/packs") == ["2026-10", "2026-11"])
    let ended = try Program.tool(["python3", "-c", Self.reader, archive.path])
    #expect(ended.output == "5\n", "\(ended.errors)")
  }

  @Test func `only the period asked for is written, and the log whole`() throws {
    let archive = try ArchiveShop()
    #expect(try archive.export(["2026-10"]).written == ["2026-10"])
    let log = String(decoding: try #require(archive.read("log/entries.txt")), as: UTF8.self)
    #expect(log.contains("F-2026-00005"))
    #expect(code { try archive.export(["octobre"]) } == "archive.period-invalid")
  }

  @Test func `the folder of another company is not touched`() throws {
    let archive = try ArchiveShop()
    try archive.export()
    let other = try TestShop(
      company: Sample.companyJSON.replacing("FR44732829320", with: "FR83404833048")
        .replacing("732829320", with: "404833048"))
    #expect(
      code {
        _ = try ExportArchive(
          company: other.company, profile: other.issuer.company.profile, software: "x")(
            to: archive.path, from: other.database)
      } == "archive.other-company")
  }

  @Test func `a document that is damaged in the database stops the export`() throws {
    let archive = try ArchiveShop()
    try archive.shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run(
        """
        UPDATE document SET tail = zeroblob(length(tail)) WHERE invoice_id =
          (SELECT d.invoice_id FROM document d ORDER BY d.invoice_id LIMIT 1 OFFSET 1)
        """)
    }
    #expect(code { try archive.export() } == "invoicing.document-damaged")
    #expect(archive.read("facturier-archive.json") == nil)
  }
}
