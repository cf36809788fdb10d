/// The rates of VAT of the 27 members, the United Kingdom, Northern Ireland and Switzerland, from 2020-01-01.
///
/// Columns: zone, kind, rates, first day, last day or "-", source. Periods that began earlier start on
/// 2020-01-01, where the table starts. To change a rate, close its line with its last day and add a line.
///
/// Checked on 2026-11-25 against eu_vat_rates_data 2026-09-29 (TEDB) and ibericode/vat-rates. What those two do
/// not date is marked "verify". Not in the table: the lower rates of some Greek islands (17/9/4), which a post
/// code of the mainland's form does not tell; temporary rates on energy; rates of third countries but CH.
/// TEDB as published by eu_vat_rates_data calls Austria's 19 % and Portugal's 22/16 % "reduced": they are the
/// standard rates of AT-JUN, PT-30 and PT-20, and are listed there.
enum VATRateTable {
  static let text = """
    FR standard 20 2020-01-01 - CGI art. 278
    FR intermediate 10 2020-01-01 - CGI art. 278 bis, 278 quater, 279
    FR reduced 5.5 2020-01-01 - CGI art. 278-0 bis
    FR superReduced 2.1 2020-01-01 - CGI art. 281 quater, 281 octies, 298 septies
    FR-COR standard 20 2020-01-01 - CGI art. 278
    FR-COR intermediate 10/13 2020-01-01 - CGI art. 297, I-1-5° et 6°
    FR-COR reduced 5.5 2020-01-01 - CGI art. 278-0 bis
    FR-COR superReduced 2.1/0.9 2020-01-01 - CGI art. 297, I-1-1° et 2°
    FR-DROM standard 8.5 2020-01-01 - CGI art. 296, 1° b
    FR-DROM reduced 2.1 2020-01-01 - CGI art. 296, 1° a
    FR-DROM superReduced 1.75/1.05 2020-01-01 - CGI art. 296 bis, 298 septies
    AT standard 20 2020-01-01 - tedb-2026-09
    AT reduced 10/13 2020-01-01 - tedb-2026-09
    AT reduced 5 2020-07-01 2021-12-31 verify: Covid rate for food service, lodging, culture
    AT superReduced 4.9 2026-07-01 - tedb-2026-09; first day: verify
    AT parking 13 2020-01-01 - ibericode
    AT-JUN standard 19 2020-01-01 - ibericode
    AT-JUN reduced 10/13 2020-01-01 - ibericode
    BE standard 21 2020-01-01 - tedb-2026-09
    BE reduced 6/12 2020-01-01 - tedb-2026-09
    BE parking 12 2020-01-01 - tedb-2026-09
    BE zero 0 2020-01-01 - verify: daily and weekly press
    BG standard 20 2020-01-01 - tedb-2026-09
    BG reduced 9 2020-01-01 - tedb-2026-09
    BG zero 0 2022-07-01 2024-12-31 verify: bread and flour
    CY standard 19 2020-01-01 - tedb-2026-09
    CY reduced 5/9 2020-01-01 - tedb-2026-09
    CY superReduced 3 2023-07-21 - tedb-2026-09; first day: verify
    CZ standard 21 2020-01-01 - tedb-2026-09
    CZ reduced 10/15 2020-01-01 2023-12-31 ibericode
    CZ reduced 12 2024-01-01 - tedb-2026-09
    CZ zero 0 2024-01-01 - verify: books
    DE standard 19 2020-01-01 2020-06-30 ibericode
    DE standard 16 2020-07-01 2020-12-31 ibericode
    DE standard 19 2021-01-01 - tedb-2026-09
    DE reduced 7 2020-01-01 2020-06-30 ibericode
    DE reduced 5 2020-07-01 2020-12-31 ibericode
    DE reduced 7 2021-01-01 - tedb-2026-09
    DE zero 0 2023-01-01 - verify: photovoltaic panels
    DK standard 25 2020-01-01 - tedb-2026-09
    DK zero 0 2020-01-01 - verify: newspapers
    EE standard 20 2020-01-01 2023-12-31 ibericode
    EE standard 22 2024-01-01 2025-06-30 ibericode
    EE standard 24 2025-07-01 - tedb-2026-09
    EE reduced 9 2020-01-01 - tedb-2026-09
    EE reduced 5 2022-08-01 2024-12-31 ibericode; press, first day: verify
    EE reduced 13 2025-01-01 - tedb-2026-09
    ES standard 21 2020-01-01 - tedb-2026-09
    ES reduced 10 2020-01-01 - tedb-2026-09
    ES reduced 5 2021-06-26 2024-09-30 verify: energy, then oils and pasta
    ES reduced 7.5 2024-10-01 2024-12-31 verify: pasta and oils
    ES superReduced 4 2020-01-01 - tedb-2026-09
    ES superReduced 2 2024-10-01 2024-12-31 verify: staple food
    ES zero 0 2023-01-01 2024-09-30 verify: staple food
    FI standard 24 2020-01-01 2024-08-31 ibericode
    FI standard 25.5 2024-09-01 - tedb-2026-09
    FI reduced 10 2020-01-01 - tedb-2026-09
    FI reduced 14 2020-01-01 2025-12-31 ibericode
    FI reduced 13.5 2026-01-01 - tedb-2026-09
    GR standard 24 2020-01-01 - tedb-2026-09
    GR reduced 13/6 2020-01-01 - tedb-2026-09
    HR standard 25 2020-01-01 - tedb-2026-09
    HR reduced 5/13 2020-01-01 - tedb-2026-09
    HR zero 0 2022-10-01 - verify: photovoltaic panels
    HU standard 27 2020-01-01 - tedb-2026-09
    HU reduced 5/18 2020-01-01 - tedb-2026-09
    IE standard 23 2020-01-01 2020-08-31 ibericode
    IE standard 21 2020-09-01 2021-02-28 ibericode
    IE standard 23 2021-03-01 - tedb-2026-09
    IE reduced 13.5/9 2020-01-01 - tedb-2026-09
    IE superReduced 4.8 2020-01-01 - ibericode
    IE parking 13.5 2020-01-01 - ibericode
    IE zero 0 2020-01-01 - verify: books, food, children's clothes
    IT standard 22 2020-01-01 - tedb-2026-09
    IT reduced 10/5 2020-01-01 - tedb-2026-09
    IT superReduced 4 2020-01-01 - tedb-2026-09
    LT standard 21 2020-01-01 - tedb-2026-09
    LT reduced 9 2020-01-01 2025-12-31 ibericode; last day: FRENCH-LAW b.1, verify
    LT reduced 12 2026-01-01 - tedb-2026-09
    LT reduced 5 2020-01-01 - tedb-2026-09
    LU standard 17 2020-01-01 2022-12-31 ibericode
    LU standard 16 2023-01-01 2023-12-31 ibericode
    LU standard 17 2024-01-01 - tedb-2026-09
    LU intermediate 14 2020-01-01 2022-12-31 verify
    LU intermediate 13 2023-01-01 2023-12-31 ibericode
    LU intermediate 14 2024-01-01 - tedb-2026-09
    LU reduced 8 2020-01-01 2022-12-31 ibericode
    LU reduced 7 2023-01-01 2023-12-31 ibericode
    LU reduced 8 2024-01-01 - tedb-2026-09
    LU superReduced 3 2020-01-01 - tedb-2026-09
    LV standard 21 2020-01-01 - tedb-2026-09
    LV reduced 12/5 2020-01-01 - tedb-2026-09
    MT standard 18 2020-01-01 - tedb-2026-09
    MT reduced 7/5 2020-01-01 - tedb-2026-09
    MT parking 12 2024-01-01 - tedb-2026-09; first day: verify
    MT zero 0 2020-01-01 - verify: food
    NL standard 21 2020-01-01 - tedb-2026-09
    NL reduced 9 2020-01-01 - tedb-2026-09
    NL zero 0 2023-01-01 - verify: photovoltaic panels
    PL standard 23 2020-01-01 - tedb-2026-09
    PL reduced 8/5 2020-01-01 - tedb-2026-09
    PL zero 0 2022-02-01 2024-03-31 verify: food
    PT standard 23 2020-01-01 - tedb-2026-09
    PT intermediate 13 2020-01-01 - tedb-2026-09
    PT reduced 6 2020-01-01 - tedb-2026-09
    PT parking 13 2020-01-01 - tedb-2026-09
    PT zero 0 2023-04-18 2024-01-04 verify: staple food
    PT-20 standard 18 2020-01-01 2021-06-30 ibericode; last day: verify
    PT-20 standard 16 2021-07-01 - tedb-2026-09; first day: verify
    PT-20 intermediate 9 2020-01-01 - verify
    PT-20 reduced 4 2020-01-01 - verify
    PT-30 standard 22 2020-01-01 - tedb-2026-09
    PT-30 intermediate 12 2020-01-01 - verify
    PT-30 reduced 5 2020-01-01 2024-09-30 verify
    PT-30 reduced 4 2024-10-01 - verify
    RO standard 19 2020-01-01 2025-07-31 ibericode
    RO standard 21 2025-08-01 - tedb-2026-09
    RO reduced 9/5 2020-01-01 2025-07-31 ibericode
    RO reduced 11 2025-08-01 - tedb-2026-09
    SE standard 25 2020-01-01 - tedb-2026-09
    SE reduced 12/6 2020-01-01 - tedb-2026-09
    SI standard 22 2020-01-01 - tedb-2026-09
    SI reduced 9.5/5 2020-01-01 - tedb-2026-09
    SK standard 20 2020-01-01 2024-12-31 ibericode
    SK standard 23 2025-01-01 - tedb-2026-09
    SK reduced 10 2020-01-01 2024-12-31 ibericode
    SK reduced 5 2023-01-01 - tedb-2026-09; first day: verify
    SK reduced 19 2025-01-01 - tedb-2026-09
    GB standard 20 2020-01-01 - tedb-2026-09
    GB reduced 5 2020-01-01 - tedb-2026-09
    GB reduced 12.5 2021-10-01 2022-03-31 verify: hospitality
    GB zero 0 2020-01-01 - verify: books, food, children's clothes
    XI standard 20 2020-01-01 - tedb-2026-09
    XI reduced 5 2020-01-01 - tedb-2026-09
    XI zero 0 2020-01-01 - verify: books, food, children's clothes
    CH standard 7.7 2020-01-01 2023-12-31 verify
    CH standard 8.1 2024-01-01 - tedb-2026-09
    CH reduced 2.5 2020-01-01 2023-12-31 verify
    CH reduced 2.6 2024-01-01 - tedb-2026-09
    CH intermediate 3.7 2020-01-01 2023-12-31 verify
    CH intermediate 3.8 2024-01-01 - tedb-2026-09
    """
}
