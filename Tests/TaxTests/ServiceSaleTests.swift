import Testing

@Suite struct ServiceSaleTests {
  static let services = SaleTable(
    """
    # To businesses: where they are
    normal | service standard    | company DE verified | 75001 | DE | 2026-11-25 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | CGI 259-1, 283-2
    normal | electronic standard | company IE verified | 75001 | IE | 2026-11-25 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | dir. 2006/112 art. 44
    normal | transport standard  | company BE verified | 75001 | BE | 2026-11-25 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | 196
    normal | service standard    | company DE key      | 75001 | DE | 2026-11-25 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | CGI 259-1
    normal | service standard    | company DE          | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | règl. 282/2011
    normal | service standard    | company XI verified at:DE | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | règl. 282/2011
    normal | service standard    | company FR verified at:DE | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | règl. 282/2011
    normal | service standard stated:20 | company DE key | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal unnumbered | service standard | company DE verified | 75001 | DE | 2026-11-25 → refused tax.seller-number-missing | CGI 286 ter
    normal | service standard    | company             | 75001 | US | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    normal | service standard    | company GB verified | 75001 | GB BT1 1AA | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    normal | service standard    | company XI verified | 75001 | GB BT1 1AA | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    normal | service standard    | company             | 75001 | ES 35001 | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    normal | service standard stated:20 | company      | 75001 | US | 2026-11-25 → refused tax.vat-not-due | CGI 259-1
    # To consumers: at the seller's, but electronic and immaterial services
    normal      | service standard    | consumer | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal      | service standard    | consumer | 75001 | US | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal oss  | service standard    | consumer | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal      | electronic standard | consumer | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259 D II
    normal oss  | electronic standard | consumer | 75001 | DE | 2026-11-25 → S 19 - - TNT1 10.3 | CGI 259 D I
    normal option | electronic standard | consumer | 75001 | IT 00100 | 2026-11-25 → S 22 - - TNT1 10.3 | dir. 2006/112 art. 58
    normal over | electronic standard | consumer | 75001 | DE | 2026-11-25 → refused tax.oss-required | CGI 259 D
    normal      | electronic standard | consumer | 75001 | US | 2026-11-25 → O 0 VATEX-EU-O CGI_259_B TNT1 10.3 | CGI 259 B
    normal oss  | electronic standard | consumer | 75001 | GB BT1 1AA | 2026-11-25 → O 0 VATEX-EU-O CGI_259_B TNT1 10.3 | CGI 259 B, 259 D
    normal      | intangible standard | consumer | 75001 | CH | 2026-11-25 → O 0 VATEX-EU-O CGI_259_B TNT1 10.3 | CGI 259 B
    normal      | intangible standard | consumer | 75001 | DE | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    # Where it happens
    normal      | event standard      | consumer            | 75001 | 13001 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259 A 5°
    normal      | event standard      | company DE verified | 75001 | 13001 | 2026-11-25 → S 20 - - - 10.1 | CGI 259 A 5°
    normal      | event standard      | consumer            | 75001 | DE | 2026-11-25 → refused tax.service-taxed-abroad | CGI 259 A 5°
    normal reg:DE | event standard    | consumer            | 75001 | DE | 2026-11-25 → S 19 - - - none | CGI 259 A 5°
    normal      | restaurant intermediate | consumer        | 75001 | BE | 2026-11-25 → refused tax.service-taxed-abroad | CGI 259 A 5° b
    normal      | transport standard  | consumer            | DE | 75001 | 2026-11-25 → refused tax.service-taxed-abroad | CGI 259 A 3°
    """)

  static let schemes = SaleTable(
    """
    # Franchise en base: CGI 293 B replaces French VAT, whatever the product and the arrival
    franchise | goods standard   | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 293 B
    franchise | goods book       | company FR verified | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E - e-invoice | CGI 293 B
    franchise | service standard | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 293 B
    franchise | goods standard stated:20 | consumer    | 75001 | 69001 | 2026-11-25 → refused tax.vat-not-due | CGI 293 B
    franchise | goods standard   | consumer            | 75001 | US    | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 262 I
    franchise | goods standard   | consumer            | 75001 | 97400 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 294-2
    franchise | goods standard   | company DE verified | 75001 | DE    | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E - 10.1 | CGI 293 B
    franchise | goods standard   | consumer            | 75001 | DE    | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 258 A
    franchise oss  | goods standard | consumer         | 75001 | DE    | 2026-11-25 → S 19 - - TNT1 10.3 | CGI 258 A
    franchise over | goods standard | consumer         | 75001 | DE    | 2026-11-25 → refused tax.oss-required | CGI 258 A
    franchise | electronic standard | consumer         | 75001 | DE    | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 293 B
    franchise | service standard | company DE verified | 75001 | DE    | 2026-11-25 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | CGI 259-1, 283-2
    franchise unnumbered | service standard | company DE verified | 75001 | DE | 2026-11-25 → refused tax.seller-number-missing | CGI 286 ter
    franchise | service standard | company             | 75001 | US    | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    franchise | goods standard margin-used | consumer  | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 293 B
    franchise | service standard works | company FR verified | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-FRANCHISE CGI_293_E - e-invoice | CGI 293 B
    # Margin scheme (CGI 297 A): never intra-Community, no distance-sale rule
    normal     | goods standard margin-used     | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-F CGI_297_E TMA1 10.3 | CGI 297 A
    normal     | goods standard margin-art      | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-I CGI_297_E TMA1 10.3 | CGI 297 A
    normal     | goods standard margin-antiques | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-J CGI_297_E TMA1 10.3 | CGI 297 A
    normal     | goods standard margin-used     | company FR verified | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-F CGI_297_E - e-invoice | CGI 297 A
    normal     | goods standard margin-used     | company DE verified | 75001 | DE    | 2026-11-25 → E 0 VATEX-EU-F CGI_297_E - 10.1 | CGI 297 A
    normal oss | goods standard margin-used     | consumer            | 75001 | DE    | 2026-11-25 → E 0 VATEX-EU-F CGI_297_E TMA1 10.3 | CGI 297 A
    normal     | goods standard margin-used     | consumer            | 75001 | US    | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal     | goods standard margin-used     | consumer            | 75001 | 97400 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal     | goods standard margin-used stated:20 | consumer      | 75001 | 69001 | 2026-11-25 → refused tax.vat-not-due | CGI 297 E
    normal     | service standard margin-used   | consumer            | 75001 | 69001 | 2026-11-25 → refused tax.margin-not-possible | CGI 297 A
    # Exemptions stated: 261 to 261 E are neither invoiced through a platform nor reported
    normal | service standard exempt:FR-CGI261-4   | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-CGI261-4 art._261-4_du_CGI - none | art. 261-4 du CGI
    normal | service standard exempt:FR-CGI261C-1  | company FR verified | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-CGI261C-1 art._261_C-1_du_CGI - none | art. 261 C-1 du CGI
    normal | service standard exempt:EU-132-1I     | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-132-1I art._132-1I_de_la_directive_2006/112/CE - none | directive 2006/112
    normal | goods standard exempt:FR-CGI275       | company FR verified | 75001 | 69001 | 2026-11-25 → E 0 VATEX-FR-CGI275 art._275_du_CGI - e-invoice | art. 275 du CGI
    normal | goods standard exempt:EU-151-1A       | consumer            | 75001 | 69001 | 2026-11-25 → E 0 VATEX-EU-151-1A art._151-1A_de_la_directive_2006/112/CE TNT1 10.3 | directive 2006/112
    normal | goods standard exempt:FR-FRANCHISE    | consumer            | 75001 | 69001 | 2026-11-25 → refused tax.exemption-not-statable | CGI 293 B
    normal | goods standard exempt:EU-G            | consumer            | 75001 | 69001 | 2026-11-25 → refused tax.exemption-not-statable | CGI 262 I
    # Domestic reverse charge
    normal | service standard works | company FR verified | 75001 | 69001 | 2026-11-25 → AE 0 VATEX-FR-AE CGI_283-2_nonies - e-invoice | CGI 283-2 nonies
    normal | goods standard scrap   | company FR verified | 75001 | 69001 | 2026-11-25 → AE 0 VATEX-FR-AE CGI_283-2_sexies - e-invoice | CGI 283-2 sexies
    normal | goods standard energy  | company FR verified | 75001 | 69001 | 2026-11-25 → AE 0 VATEX-FR-AE CGI_283-2_quinquies - e-invoice | CGI 283-2 quinquies
    normal | service standard works | consumer            | 75001 | 69001 | 2026-11-25 → refused tax.domestic-reverse-charge-not-possible | CGI 283-2 nonies
    normal | service standard works stated:20 | company FR verified | 75001 | 69001 | 2026-11-25 → refused tax.vat-not-due | CGI 283-2 nonies
    # Gift cards
    normal | goods standard voucher-multi  | consumer | 75001 | 69001 | 2026-11-25 → O 0 VATEX-EU-O CGI_256_ter - none | CGI 256 ter
    normal | goods book voucher-single     | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 256 ter
    normal | goods standard voucher-multi stated:20 | consumer | 75001 | 69001 | 2026-11-25 → refused tax.vat-not-due | CGI 256 ter
    # After 30 June 2028 the words that cite the CGI may not be printed
    franchise | goods standard | consumer            | 75001 | 69001 | 2028-06-30 → E 0 VATEX-FR-FRANCHISE CGI_293_E TNT1 10.3 | CGI 293 B
    franchise | goods standard | consumer            | 75001 | 69001 | 2028-07-01 → refused tax.mention-unknown | CGI 293 B
    normal    | goods standard | consumer            | 75001 | 69001 | 2028-07-01 → S 20 - - TLB1 10.3 | CGI 278
    normal    | service standard | company DE verified | 75001 | DE  | 2028-07-01 → AE 0 VATEX-EU-AE CGI_283-2 - 10.1 | 283-2
    """)

  @Test func `services are taxed where the law places them`() { Self.services.check() }
  @Test func `franchise, margin, exemptions, reverse charge and vouchers`() {
    Self.schemes.check()
  }

  @Test func `the table is long enough to be the law's reader`() {
    let tables = [
      DomesticSaleTests.mainland, DomesticSaleTests.overseas, DomesticSaleTests.stated,
      CrossBorderSaleTests.businesses, CrossBorderSaleTests.distance,
      CrossBorderSaleTests.stockAbroad, Self.services, Self.schemes,
    ]
    #expect(tables.map(\.rows.count).reduce(0, +) >= 200)
  }
}
