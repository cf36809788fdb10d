import Testing

@Suite struct DomesticSaleTests {
  static let mainland = SaleTable(
    """
    # Rates by class, mainland (FRENCH-LAW b.1)
    normal | goods standard      | consumer | 75001 | 69001 | 2026-11-25 → S 20  - - TLB1 10.3 | CGI 278
    normal | goods intermediate  | consumer | 75001 | 69001 | 2026-11-25 → S 10  - - TLB1 10.3 | CGI 278 bis
    normal | goods reduced       | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis
    normal | goods superReduced  | consumer | 75001 | 69001 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 281 quater
    normal | goods book          | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 3°
    normal | goods food          | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 1°
    normal | goods medicine      | consumer | 75001 | 69001 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 281 octies
    normal | goods press         | consumer | 75001 | 69001 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 298 septies
    normal | goods standard      | consumer | 75001 | 69001 | 2020-01-01 → S 20  - - TLB1 10.3 | CGI 258 I
    normal | goods standard      | consumer | 75001 | 69001 | 2019-12-31 → refused tax.rate-unknown | CGI 278
    normal | goods standard      | company FR verified | 75001 | 69001 | 2026-11-25 → S 20 - - - e-invoice | CGI 258 I
    normal | goods standard      | company             | 75001 | 69001 | 2026-11-25 → S 20 - - - e-invoice | CGI 258 I
    normal | goods standard      | company DE verified | 75001 | 69001 | 2026-11-25 → S 20 - - - 10.1 | CGI 258 I
    normal | goods standard      | company at:US       | 75001 | 69001 | 2026-11-25 → S 20 - - - 10.1 | CGI 258 I
    # Services: due on receipt, or on the débits option
    normal        | service standard | consumer   | 75001 | 69001 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 269-2 c
    normal debits | service standard | consumer   | 75001 | 69001 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 269-2 c
    normal        | service standard | company FR verified | 75001 | 69001 | 2026-11-25 → S 20 - - - e-invoice | CGI 259-1
    normal        | electronic standard | consumer | 75001 | 69001 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259 D
    normal        | restaurant intermediate | consumer | 75001 | 69001 | 2026-11-25 → S 10 - - TPS1 10.3 | CGI 259 A 5° b
    normal        | event reduced    | consumer   | 75001 | 69001 | 2026-11-25 → S 5.5 - - TPS1 10.3 | CGI 259 A 5°
    normal        | transport standard | consumer | 75001 | DE    | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259 A 3°
    # Deposits: the same VAT, due when received, goods too since 2023
    normal | goods standard deposit   | company FR verified | 75001 | 69001 | 2026-11-25 → S 20 - - - e-invoice | CGI 269-2 a
    normal | service standard deposit | consumer            | 75001 | 69001 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 269-2 a
    # Monaco is France for VAT; its companies are outside e-invoicing
    normal | goods standard  | consumer            | 75001 | MC 98000 | 2026-11-25 → S 20 - - TLB1 10.3 | convention
    normal | goods book      | consumer            | 75001 | MC 98000 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 3°
    normal | goods standard  | company FR verified | 75001 | 98000    | 2026-11-25 → S 20 - - - 10.1 | convention
    normal | service standard| company FR verified | 75001 | MC       | 2026-11-25 → S 20 - - - 10.1 | CGI 259-1
    normal at:98000 | goods standard | consumer     | MC | 06000     | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 258 I
    """)

  static let overseas = SaleTable(
    """
    # Corsica: the rates of the place of delivery (CGI 297)
    normal | goods standard     | consumer | 75001 | 20000 | 2026-11-25 → S 20  - - TLB1 10.3 | 297 I-2
    normal | goods food         | consumer | 75001 | 20000 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 297 I-1-2°
    normal | goods book         | consumer | 75001 | 20200 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 297 I-1-2°
    normal | goods press        | consumer | 75001 | 20200 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 298 septies
    normal | goods medicine     | consumer | 75001 | 20200 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 281 octies
    normal | goods unstated stated:13   | consumer | 75001 | 20200 | 2026-11-25 → S 13  - - TLB1 10.3 | 297
    normal | goods unstated stated:0.9  | consumer | 75001 | 20200 | 2026-11-25 → S 0.9 - - TLB1 10.3 | 297
    normal | goods unstated stated:13   | consumer | 75001 | 69001 | 2026-11-25 → refused tax.rate-unlawful | CGI 278
    normal | goods intermediate stated:10 | consumer | 75001 | 20200 | 2026-11-25 → S 10 - - TLB1 10.3 | CGI 297 I-1-5°
    normal | goods intermediate         | consumer | 75001 | 20200 | 2026-11-25 → refused tax.rate-to-be-stated | CGI 297
    normal | goods superReduced stated:0.9 | consumer | 20000 | 20200 | 2026-11-25 → S 0.9 - - TLB1 10.3 | CGI 297 I-1-2°
    normal at:20000 | goods food | consumer | 20000 | 75001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 1°
    normal | goods standard | company FR verified | 75001 | 20000 | 2026-11-25 → S 20 - - - e-invoice | CGI 258 I
    # Mainland to the departments: exports of goods (CGI 294-2), e-invoices between businesses (a.2)
    normal | goods standard | consumer            | 75001 | 97110 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal | goods book     | consumer            | 75001 | 97400 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal | goods standard | company FR verified | 75001 | 97110 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - e-invoice | CGI 294-2
    normal | goods standard | company FR verified | 75001 | 97200 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - e-invoice | CGI 294-2
    normal | goods standard | company FR verified | 75001 | RE 97400 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - e-invoice | CGI 294-2
    normal | goods standard | company             | 75001 | 97300 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - 10.1 | CGI 294-2
    normal | goods standard | company             | 75001 | YT    | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - 10.1 | CGI 294-2
    normal | goods standard | consumer            | 75001 | 97600 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal | goods standard stated:20  | consumer | 75001 | 97400 | 2026-11-25 → refused tax.vat-not-due | CGI 294-2
    normal | goods standard stated:8.5 | consumer | 75001 | 97400 | 2026-11-25 → refused tax.vat-not-due | CGI 294-2
    normal | goods standard stated:0   | consumer | 75001 | 97400 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    # Within and between the departments
    normal at:97400 | goods standard | consumer | 97400 | 97410 | 2026-11-25 → S 8.5 - - TLB1 10.3 | CGI 296 1° b
    normal at:97400 | goods book     | consumer | 97400 | 97410 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 296 1° a
    normal at:97400 | goods food     | consumer | 97400 | 97410 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 296 1° a
    normal at:97400 | goods press    | consumer | 97400 | 97410 | 2026-11-25 → S 1.05 - - TLB1 10.3 | CGI 298 septies
    normal at:97400 | goods medicine | consumer | 97400 | 97410 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 296 1° a
    normal at:97400 | goods intermediate | consumer | 97400 | 97410 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 296 1° a
    normal at:97400 | goods unstated stated:1.75 | consumer | 97400 | 97410 | 2026-11-25 → S 1.75 - - TLB1 10.3 | CGI 296
    normal at:97400 | goods standard stated:20   | consumer | 97400 | 97410 | 2026-11-25 → refused tax.rate-unlawful | CGI 296
    normal at:97110 | goods standard | consumer | 97110 | 97200 | 2026-11-25 → S 8.5 - - TLB1 10.3 | CGI 296 1° b
    normal at:97110 | goods standard | consumer | 97110 | 97400 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal at:97400 | goods standard | consumer | 97400 | 75001 | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 TNT1 10.3 | CGI 294-2
    normal at:97400 | goods standard | company DE verified | 97400 | DE | 2026-11-25 → G 0 VATEX-EU-G CGI_294-2 - 10.1 | CGI 294-2
    normal at:97400 | goods standard | consumer | 97400 | US | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal at:97300 | goods standard | consumer | 97300 | 97310 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 - none | CGI 294-1
    normal at:97600 | service standard | consumer | 97600 | 97610 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 - none | CGI 294-1
    # Services with the departments: domestic, never reverse-charged; Guyane and Mayotte without VAT
    normal | service standard    | company FR verified | 75001 | 97400 | 2026-11-25 → S 8.5 - - - e-invoice | CGI 259-1
    normal | service standard    | company FR verified | 75001 | 97110 | 2026-11-25 → S 8.5 - - - e-invoice | CGI 296 1° b
    normal | service standard    | consumer            | 75001 | 97200 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal | electronic standard | consumer            | 75001 | 97200 | 2026-11-25 → S 8.5 - - TPS1 10.3 | CGI 259 D
    normal | service standard    | company             | 75001 | 97300 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 - 10.1 | CGI 294-1
    normal | service standard    | company             | 75001 | 97600 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 - 10.1 | CGI 294-1
    normal | electronic standard | consumer            | 75001 | 97300 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 TNT1 10.3 | CGI 294-1
    normal | intangible standard | consumer            | 75001 | 97600 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 TNT1 10.3 | CGI 294-1
    normal | service standard    | consumer            | 75001 | 97600 | 2026-11-25 → S 20 - - TPS1 10.3 | CGI 259-2
    normal | event standard      | consumer            | 75001 | 97400 | 2026-11-25 → S 8.5 - - TPS1 10.3 | CGI 259 A 5°
    normal | restaurant standard | consumer            | 75001 | 97300 | 2026-11-25 → O 0 VATEX-EU-O CGI_294-1 TNT1 10.3 | CGI 294-1
    normal at:97400 | service standard | company FR verified | 97400 | 75001 | 2026-11-25 → S 20 - - - e-invoice | CGI 259-1
    # Collectivities: third territories
    normal | goods standard | consumer | 75001 | 97133 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | consumer | 75001 | 97150 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    normal | goods standard | company  | 75001 | 98713 | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I - 10.1 | CGI 262 I
    normal | service standard | company | 75001 | 98800 | 2026-11-25 → O 0 VATEX-EU-O CGI_259-1 - 10.1 | CGI 259-1
    normal | goods standard | consumer | 75001 | PM | 2026-11-25 → G 0 VATEX-EU-G CGI_262_I TNT1 10.3 | CGI 262 I
    """)

  static let stated = SaleTable(
    """
    # What the shop charged must be lawful, and right for the class
    normal | goods unstated            | consumer | 75001 | 69001 | 2026-11-25 → S 20 - - TLB1 10.3 | CGI 278 ff.
    normal | goods unstated stated:5.5 | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278 ff.
    normal | goods unstated stated:2.1 | consumer | 75001 | 69001 | 2026-11-25 → S 2.1 - - TLB1 10.3 | CGI 278 ff.
    normal | goods unstated stated:8.5 | consumer | 75001 | 69001 | 2026-11-25 → refused tax.rate-unlawful | CGI 278
    normal | goods unstated stated:19  | consumer | 75001 | 69001 | 2026-11-25 → refused tax.rate-unlawful | CGI 278
    normal | goods unstated stated:0   | consumer | 75001 | 69001 | 2026-11-25 → refused tax.vat-missing | CGI 278
    normal | goods standard stated:0   | consumer | 75001 | 69001 | 2026-11-25 → refused tax.vat-missing | CGI 278
    normal | goods standard stated:10  | consumer | 75001 | 69001 | 2026-11-25 → refused tax.rate-not-of-class | CGI 278
    normal | goods book stated:20      | consumer | 75001 | 69001 | 2026-11-25 → refused tax.rate-not-of-class | CGI 278-0 bis
    normal | goods book stated:5.5     | consumer | 75001 | 69001 | 2026-11-25 → S 5.5 - - TLB1 10.3 | CGI 278-0 bis A 3°
    normal | goods zero stated:0       | consumer | 75001 | 69001 | 2026-11-25 → refused tax.vat-missing | CGI 278
    normal at:DE | goods standard      | consumer | 75001 | 69001 | 2026-11-25 → refused tax.seller-not-in-france | CGI 258
    """)

  @Test func `mainland sales bear the rate of their class`() { Self.mainland.check() }
  @Test func `Corsica and overseas have their own rates and frontiers`() { Self.overseas.check() }
  @Test func `a stated rate is checked and never believed`() { Self.stated.check() }
}
