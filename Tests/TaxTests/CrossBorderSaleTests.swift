import Testing

@Suite struct CrossBorderSaleTests {
  static let businesses = SaleTable(
    """
    # Intra-Community: a number of another state, and goods that go to another state
    normal | goods standard | company DE verified | 75001 | DE | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods book     | company BE verified | 75001 | BE | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company EL verified | 75001 | GR | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company DE key      | 75001 | DE | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company IT verified | 75001 | DE | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company PT verified | 75001 | PT 9500-001 | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company DE verified | 20000 | DE | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal | goods standard | company DE verified | 75001 | 69001 | 2026-11-25 → S 20 - - - 10.1 | CGI 258 I
    normal | goods standard | company FR verified | 75001 | DE | 2026-11-25 → S 20 - - - e-invoice | CGI 262 ter I-1°
    normal | goods standard stated:20 | company DE verified | 75001 | DE | 2026-11-25 → refused tax.vat-not-due | CGI 262 ter I
    normal unnumbered | goods standard | company DE verified | 75001 | DE | 2026-11-25 → refused tax.seller-number-missing | CGI 286 ter
    # Without a valid number: like a consumer
    normal     | goods standard           | company DE     | 75001 | DE | 2026-11-25 → S 20 - - TLB1 10.3 | règl. 282/2011
    normal     | goods standard           | company        | 75001 | DE | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 A
    normal     | goods standard stated:20 | company DE key | 75001 | DE | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 A
    normal oss | goods standard           | company DE     | 75001 | DE | 2026-11-25 → S 19 - - TNT1 10.3 | règl. 282/2011
    # Exports
    normal | goods standard | company  | 75001 | US | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I - 10.1 | CGI 262 I
    normal | goods standard | consumer | 75001 | CH | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods food     | consumer | 75001 | GB SW1A 1AA | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | IM | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard stated:20 | consumer | 75001 | US | 2026-11-25 → refused tax.vat-not-due | CGI 262 I
    # Places of member states outside their VAT territory
    normal oss | goods standard | consumer | 75001 | ES 35001 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | company ES verified | 75001 | ES 38001 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I - 10.1 | CGI 262 I
    normal | goods standard | consumer | 75001 | ES 51001 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | ES 52001 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | FI 22100 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | IT 23041 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | DE 78266 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | GR 63086 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    # Northern Ireland: in the Union for goods
    normal     | goods standard | company XI verified | 75001 | GB BT1 1AA | 2026-11-25 → K 0 VATEX-EU-IC CGI_262_ter_I - 10.1 | CGI 262 ter I
    normal oss | goods standard | consumer            | 75001 | GB BT1 1AA | 2026-11-25 → S 20 - - TNT1 10.3 | CGI 258 A
    normal     | goods standard | company GB verified | 75001 | GB BT1 1AA | 2026-11-25 → S 20 - - TLB1 10.3 | règl. 282/2011
    """)

  static let distance = SaleTable(
    """
    # Distance sales: France below 10 000 € without option, else the country of arrival
    normal        | goods standard | consumer | 75001 | DE | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 A
    normal        | goods book     | consumer | 75001 | BE | 2026-11-25 → S 5.5 - - TLB1 10.3 | dir. 2006/112 art. 59 quater
    normal        | goods book     | consumer | 20000 | BE | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 3°
    normal option | goods standard | consumer | 75001 | DE | 2026-11-25 → S 19 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | ES 28001 | 2026-11-25 → S 21 - - TNT1 10.3 | 298 sexdecies G
    normal oss    | goods standard | consumer | 75001 | HU | 2026-11-25 → S 27 - - TNT1 10.3 | dir. 2006/112 art. 33 a
    normal oss    | goods standard | consumer | 75001 | FI 00100 | 2026-11-25 → S 25.5 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | FI 00100 | 2024-08-31 → S 24 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | EE | 2025-06-30 → S 22 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | EE | 2025-07-01 → S 24 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | RO | 2025-07-31 → S 19 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | RO | 2025-08-01 → S 21 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | LU | 2023-06-15 → S 16 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | PT 9000-001 | 2026-11-25 → S 22 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | PT 9500-001 | 2026-11-25 → S 16 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | AT 6691 | 2026-11-25 → S 19 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods book     | consumer | 75001 | DE | 2026-11-25 → refused tax.rate-to-be-stated | CGI 258 A
    normal oss    | goods book stated:7  | consumer | 75001 | DE | 2026-11-25 → S 7 - - TNT1 10.3 | dir. 2006/112 art. 96
    normal oss    | goods book stated:0  | consumer | 75001 | IE | 2026-11-25 → Z 0 - - TNT1 10.3 | dir. 2006/112 art. 96
    normal oss    | goods book stated:0  | consumer | 75001 | DE 10115 | 2022-11-25 → refused tax.vat-missing | dir.
    normal oss    | goods book           | consumer | 75001 | DK | 2026-11-25 → S 25 - - TNT1 10.3 | dir. 2006/112 art. 96
    normal oss    | goods reduced        | consumer | 75001 | NL | 2026-11-25 → S 9 - - TNT1 10.3 | dir. 2006/112 art. 96
    normal oss    | goods reduced        | consumer | 75001 | BE | 2026-11-25 → refused tax.rate-to-be-stated | dir.
    normal oss    | goods reduced stated:6 | consumer | 75001 | BE | 2026-11-25 → S 6 - - TNT1 10.3 | dir. 2006/112 art. 96
    normal oss    | goods standard stated:20 | consumer | 75001 | DE | 2026-11-25 → refused tax.rate-unlawful | CGI 258 A
    normal        | goods standard stated:19 | consumer | 75001 | DE | 2026-11-25 → refused tax.rate-unlawful | CGI 258 A
    normal over   | goods standard | consumer | 75001 | DE | 2026-11-25 → refused tax.oss-required | CGI 258 A
    normal over reg:DE | goods standard | consumer | 75001 | DE | 2026-11-25 → S 19 - - TNT1 10.3 | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | DE | 2021-06-30 → refused tax.before-oss | CGI 258 A
    normal oss    | goods standard | consumer | 75001 | DE | 2021-07-01 → S 19 - - TNT1 10.3 | CGI 258 A
    """)

  static let stockAbroad = SaleTable(
    """
    # Stock in another member state
    normal            | goods standard | consumer | DE | DE | 2026-11-25 → refused tax.local-registration-missing | dir.
    normal reg:DE     | goods standard | consumer | DE | DE | 2026-11-25 → S 19 - - - none | dir. 2006/112 art. 31
    normal reg:DE     | goods standard | company DE verified | DE | DE | 2026-11-25 → refused tax.local-sale-to-company | dir.
    normal reg:DE     | goods standard | consumer | DE | 75001 | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 A II
    normal reg:DE oss | goods standard | consumer | DE | IT 00100 | 2026-11-25 → S 22 - - TNT1 10.3 | CGI 258 A II
    normal reg:DE     | goods standard | consumer | DE | IT 00100 | 2026-11-25 → refused tax.oss-required | CGI 258 A II
    normal reg:DE     | goods standard | company IT verified | DE | IT 00100 | 2026-11-25 → K 0 VATEX-EU-IC dir._2006/112_art._138 - none | dir. 2006/112 art. 138
    normal reg:DE     | goods standard | company FR verified | DE | 75001 | 2026-11-25 → K 0 VATEX-EU-IC dir._2006/112_art._138 - none | dir. 2006/112 art. 138
    normal reg:DE     | goods standard | consumer | DE | CH | 2026-11-25 → G 0 VATEX-EU-G dir._2006/112_art._146 - none | dir. 2006/112 art. 146
    normal reg:DE     | goods standard | consumer | DE | 97400 | 2026-11-25 → G 0 VATEX-EU-G dir._2006/112_art._146 - none | dir. 2006/112 art. 146
    # From outside the Union: IOSS, or import by the recipient
    normal ioss | goods standard value:15000 | consumer | CN | 75001 | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 IV
    normal ioss | goods standard value:9900  | consumer | CN | DE    | 2026-11-25 → S 19 - - TNT1 10.3 | 369 terdecies
    normal ioss | goods standard value:15001 | consumer | CN | DE    | 2026-11-25 → O 0 VATEX-EU-O CGI_293_A - none | 293 A
    normal ioss | goods standard             | consumer | CN | DE    | 2026-11-25 → refused tax.consignment-value-missing | CGI 258 IV
    normal      | goods standard value:5000  | consumer | CN | 75001 | 2026-11-25 → O 0 VATEX-EU-O CGI_293_A - none | 293 A
    normal ioss | goods standard value:5000  | company FR verified | CN | 75001 | 2026-11-25 → O 0 VATEX-EU-O CGI_293_A - none | 293 A
    normal ioss | goods standard value:5000  | consumer | CN | 97400 | 2026-11-25 → O 0 VATEX-EU-O CGI_293_A - none | 293 A
    normal ioss | goods standard value:5000  | consumer | GB | GB BT1 1AA | 2026-11-25 → S 20 - - TNT1 10.3 | CGI 258 IV
    normal      | goods standard             | consumer | CN | US    | 2026-11-25 → O 0 VATEX-EU-O CGI_258 - none | CGI 258 I
    normal      | goods standard stated:20 value:5000 | consumer | CN | 75001 | 2026-11-25 → refused tax.vat-not-due | CGI 293 A
    normal      | goods standard             | consumer | 97300 | 75001 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 - none | CGI 294-1
    franchise ioss | goods standard value:5000 | consumer | CN | 75001 | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 IV
    # A marketplace that says it collects: imports up to 150 €, or a foreign tax on an export
    normal | goods standard value:5000 marketplace           | consumer | CN | 75001 | 2026-11-25 → O 0 VATEX-EU-O CGI_256_V - none | CGI 256 V
    normal | goods standard value:5000 stated:20 marketplace | consumer | CN | DE    | 2026-11-25 → O 0 VATEX-EU-O CGI_256_V - none | CGI 256 V
    normal | goods standard value:15001 marketplace | consumer | CN | 75001 | 2026-11-25 → refused tax.deemed-supplier-not-possible | CGI 256 V
    normal | goods standard marketplace | company FR verified | CN | 75001 | 2026-11-25 → refused tax.deemed-supplier-not-possible | CGI 256 V
    normal | goods standard marketplace | consumer | 75001 | 69001 | 2026-11-25 → refused tax.deemed-supplier-not-possible | CGI 256 V
    normal | goods standard marketplace | consumer | 75001 | DE    | 2026-11-25 → refused tax.deemed-supplier-not-possible | CGI 256 V
    normal | goods standard stated:8 marketplace | consumer | 75001 | US | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    """)

  @Test func `sales to businesses abroad are exempt when proven`() { Self.businesses.check() }
  @Test func `distance sales follow the threshold and the one-stop shop`() {
    Self.distance.check()
  }
  @Test func `stock abroad, imports and marketplaces`() { Self.stockAbroad.check() }
}
