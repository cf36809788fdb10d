import Kernel
import Testing

@testable import Shops

@Suite struct ColumnMappingTests {
  private func findings(_ text: String) -> [String] {
    do throws(ShopsError) {
      _ = try ColumnMapping.read(Array(text.utf8), fileName: "m.json")
      return []
    } catch {
      return error.findings.map { "\($0.place?.description ?? "") \($0.code) \($0.text.en)" }
    }
  }

  @Test func `all that is wrong in a mapping is said at once, with its place`() {
    let found = findings(
      """
      { "colums": {}, "decimal": "point", "dateFormat": "dd/MM/yy", "encoding": "latin1",
        "columns": { "order": "n", "prix": "p", "quantity": "q" },
        "constants": { "vatRate": "vingt", "country": "FRA" },
        "countries": { "Belgique": "BEL" },
        "buyer": { "kind": "person", "nameTemplate": "Client {customr}" },
        "pricesIncludeTax": "yes" }
      """)
    #expect(found.count == 14, "\(found)")
    #expect(
      found.contains {
        $0.hasPrefix(
          "m.json:1:13 (/colums) mapping.key-unknown The key “colums” is unknown (perhaps “columns”?). Known keys: format, source"
        )
      })
    #expect(found.contains { $0.contains("(/columns/prix)") && $0.contains("unitPrice") })
    #expect(found.contains { $0.contains("must name the column of “orderedOn”") })
    #expect(found.contains { $0.contains("must name the column of “unitPrice”") })
    #expect(found.contains { $0.contains("(/constants/vatRate)") && $0.contains("“vingt”") })
    #expect(
      found.contains { $0.contains("(/buyer/nameTemplate)") && $0.contains("perhaps “customer”") })
  }

  @Test func `a column that the header does not have is named with the header`() throws {
    let error = #expect(throws: ShopsError.self) {
      _ = try readings("N,on,sku,name,q,prix,country\n1,2,3,4,5,6,7\n", mapping())
    }
    #expect(error?.code == "orders.column-unknown")
    #expect(error?.place?.line == 1)
    #expect(
      error?.text.en.hasPrefix(
        "The header has no column \"n\", \"price\". It has: \"N\", \"on\", \"sku\"") == true)
    #expect(error?.text.en.contains("Perhaps \"N\"") == true)
  }

  @Test func `a column that the header has twice is refused`() throws {
    let error = #expect(throws: ShopsError.self) {
      _ = try readings("n,on,sku,name,q,price,country,q\n1,2,3,4,5,6,7,8\n", mapping())
    }
    #expect(error?.code == "orders.column-ambiguous")
  }

  @Test func `a CSV file without a mapping is refused`() {
    let error = #expect(throws: ShopsError.self) { _ = try readings("a,b\n1,2\n") }
    #expect(error?.code == "orders.mapping-missing")
  }

  @Test func `the mapping of the retail export is sound`() throws {
    let mapping = try ColumnMapping.read(path: Corpus.retailMapping.path)
    #expect(mapping.source == "online-retail")
    #expect(mapping.countries["united kingdom"] == "FR")
    #expect(mapping.countries["france"] == "GB")
    #expect(mapping.countries["european community"] == nil)
  }
}
