extension SpecificationTexts {
  /// docs/specs/SPEC-sealing.md, by bin/specs.
  static let specificationsealing = ###"""
    # How Facturier seals

    This page says, byte by byte, what is sealed and how to check it without Facturier. Version of the format: 2. Words in
    capitals are requirements. All text is UTF-8, all line ends are one LF (0x0A), all hashes are SHA-256, all signatures
    Ed25519 (RFC 8032). Hexadecimal is in lower case. Nothing here is secret but the signing key.

    ## 1. The picture

    Each company keeps one **log**: a list of **entries** that only grows. An entry is an invoice, a credit note, a payment,
    a refund, the closure of a period or an event of the books. Each entry belongs to a **series**, in which its sequence
    numbers run 1, 2, 3 … without gap, and holds the hash of the entry before it in that series: a chain. All entries
    together, whatever their series, are the leaves of one **Merkle tree** (RFC 6962), whose root is signed in
    **checkpoints** (C2SP signed notes). At the end of each day, month and year in which something was sealed a **closure**
    sums up the period and everything since the beginning.

    | change | what shows it |
    |---|---|
    | a byte of a document | its hash, the commitment in its entry |
    | a figure, number or date of an entry | the chain of its series, the tree, every later checkpoint |
    | an entry removed, doubled, swapped, renumbered | `sequence`, `log`, the chain, the tree |
    | the end cut off, or an old copy put back | a checkpoint kept elsewhere: mailed, timestamped, in an archive |
    | a total of a closure | the closure is computed again from the entries |

    ## 2. Canonical text

    An entry is text: a heading line, then lines `name: value` (name, colon, one space, value), each ended by one LF, in the
    order given below. Numbers are decimal, without sign unless negative, without leading zeros. Amounts are whole minor
    units of the currency (cents); a credit note or a refund has positive amounts, its kind says which way they go. Within a
    value the bytes 0x00–0x1F, 0x7F and `%` are written `%XX` (upper-case hexadecimal). In lines of several values these are
    one space apart, and a space within one is written `%20`.

    ## 3. Entries, version 2

    ```
    facturier/entry/v2
    company: 732829320                 SIREN
    log: 41                            index of the entry in the company's log, from 0
    series: F-2026-*                   series it belongs to
    sequence: 42                       within the series, from 1
    kind: invoice                      see below
    day: 2026-11-23                    the company's day; never less than that of the entry before in the log
    sealed-at: 1795432800000000        microseconds since 1970-01-01T00:00:00Z
    …                                  lines of the kind (§ 4 to § 7)
    previous: 64 digits                hash of the entry before in the series; see § 8 for the first
    ```

    The **hash of an entry** is SHA-256 of all these bytes, the last LF included. `sealed-at` never decreases along the log,
    closures aside.

    ## 4. Documents

    Kinds `invoice` and `credit-note`; `training-invoice` and `training-credit-note` are made while learning the program and
    count in no total.

    ```
    number: F-2026-00042
    type: 380                          BT-3 (UNTDID 1001)
    issued: 2026-11-23                 BT-2; equal to day
    currency: EUR                      BT-5
    net: 10000                         BT-109
    vat: 2000                          BT-110
    gross: 12000                       BT-112 = net + vat
    vat-line: S 2000 10000 2000        0 or more, in the order of BG-23: category, rate in 1/100 %, base, tax
    refers: F-2026-00017               0 or more: documents it corrects or follows (BG-3)
    document: 64 digits                SHA-256(salt ‖ SHA-256(XML) ‖ SHA-256(PDF))
    ```

    The salt is 32 random bytes kept beside the document. When the files of a year are destroyed after their retention,
    their salts are too: what stays in the log then tells nothing about anybody, and everything in it still verifies.

    ## 5. Payments

    Kinds `payment` and `refund`.

    ```
    number: E-2026-00012
    received: 2026-11-22               the day the money moved
    means: card                        one word
    currency: EUR
    amount: 12000
    for: F-2026-00042 12000            0 or more: a document and the part of the amount it takes
    ```

    ## 6. Closures

    Kind `closure`; series `closures-day`, `closures-month`, `closures-year`. `day` is the last day of the period and
    `sealed-at` the instant the period ended in Paris (the first microsecond of the next day). A closure is thus a function
    of the entries before it: made again, it is the same bytes.

    ```
    period: month                      day, month or year
    from: 2026-11-01
    through: 2026-11-30
    entries: 12 97                     log index of the first and last entry of the period, closures aside
    counts: 40 2 38 1 4 0              invoices, credit notes, payments, refunds, events, training documents
    series-range: F-2026-* 3 42        0 or more, sorted by name byte by byte: first and last sequence, closures aside
    total: EUR 100000 20000 120000     0 or more, by currency: net, VAT, gross; credit notes taken off
    rate: EUR S 2000 100000 20000      0 or more, by currency, category, rate: base, tax; credit notes taken off
    means-total: EUR card 60000        0 or more, by currency, means: received less given back
    perpetual: EUR 120000 130000       0 or more, by currency, since the beginning: invoices less credit notes; both added
    tree: 98 64 digits                 size and root of the log just before this closure
    ```

    Training documents count in `counts` and `series-range` only. Lines are sorted by their words, byte by byte, but rates,
    which sort as numbers. A period without entries has no closure. When the first entry of a later day is sealed, or
    earlier when the day is over, these are appended, in this order: the closure of the last day that has entries; of its
    month if the later day is in another; of its year likewise. So no entry of a closed period can follow its closure.

    ## 7. Events

    Kind `event`, series `events`.

    ```
    event: duplicate-printed           name
    document: F-2026-00042             lines of the event, in the order given
    copy: 2
    ```

    | event | lines |
    |---|---|
    | `log-opened` | `program` version, `core` version and source hash, `key` public key in hexadecimal |
    | `software-version` | `program`, `core` |
    | `key-rotation` | `old-key`, `new-key`, `old-signature`, `new-signature`, all hexadecimal |
    | `duplicate-printed` | `document`, `copy` |
    | `bank-details` | `action` (proposed, confirmed, in-force, cancelled), `account` commitment |
    | `permission` | `action`, `person` commitment, `role` |
    | `audit` | `entries` in the audit trail so far, `head` hash of the last |
    | `export` | `scope`, `manifest` SHA-256 of what was exported |
    | `restore` | `cause`, `reason`, `mark-size`, `mark-root`, `size`, `root`, then 0 or more `series-lost` name, first and last sequence; or, where what was missing came back from an archive, `replayed` first and last index, `archive` SHA-256 of its index |
    | `training` | `mode` (on) |
    | `destruction` | `year`, `documents` |

    A *commitment* is SHA-256(salt of 32 bytes ‖ the text in UTF-8); salt and text are kept outside the log. Readers MUST
    accept events and lines they do not know: they are covered by the chain like the others.

    **Audit trail.** Who changed what is kept in rows of their own (`rows/audit_entry` of an archive), chained: the hash of an entry is
    SHA-256 of `facturier/audit/v1` LF, then the lines `previous` (hash of the entry before, 64 zeros for the first), `position` (from 1,
    without gap), `at` (microseconds), `author` (kind, space, id), `name`, `address`, `action`, `object`, `before`, `after`; the last two are
    empty where there is none, else `=` and the text. `head` is the hash of entry number `entries`: later `audit` events go on from it.

    **Restore.** `mark-size` and `mark-root` are how far the log was known to have come, or `unknown`; `size` and `root` are the log
    that was found instead. With `series-lost` what lay between is given up: other entries follow at these indexes. With `replayed`
    it is there again, byte for byte, and nothing is given up.

    **Key rotation.** Both keys sign this text: `facturier/key-rotation/v1` LF, SIREN LF, old public key in hexadecimal LF,
    new public key in hexadecimal LF. Checkpoints whose size is at most the `log` index of this entry are signed by the old
    key, later ones by the new one.

    ## 8. Series

    The `previous` of the first entry of a series is SHA-256 of: `facturier/series/v1` LF, SIREN LF, name of the series LF.

    ## 9. Entries, version 1

    Documents sealed before version 2 stay as they are, and their series go on with version 2 after them.

    ```
    facturier/entry/v1
    seller: 732829320
    series: F-2026-*
    sequence: 42
    number: F-2026-00042
    type: 380
    issued: 2026-11-23
    sealed-at: 1795432800000000
    currency: EUR
    net: 10000
    vat: 2000
    gross: 12000
    xml-sha256: 64 digits
    pdf-sha256: 64 digits
    previous: 64 digits
    ```

    They are the first leaves of the log, ordered by `sealed-at`, then series, then sequence; they carry no index and no
    day: their day is `issued`. They count in no closure but in `perpetual`, types
    381, 261 and 262 as credit notes: the first closure begins after them. Where one
    carries a signature of its own (`heads.txt` of an archive), it is over: `facturier/head/v1` LF, SIREN LF, series LF,
    sequence LF, hash of the entry in hexadecimal LF.

    ## 10. The tree

    RFC 6962 § 2.1 with SHA-256. The data of leaf *i* is the 32-byte hash of entry *i*:

    - leaf: SHA-256(0x00 ‖ entry hash); node: SHA-256(0x01 ‖ left ‖ right); empty tree: SHA-256 of nothing;
    - a tree of n > 1 leaves splits after the largest power of two smaller than n;
    - inclusion and consistency proofs are those of RFC 6962 § 2.1.1 and § 2.1.2.

    ## 11. Checkpoints

    ```
    facturier/732829320
    98
    base64 of the root, RFC 4648 § 4
    (empty line)
    — facturier/732829320 base64(key id ‖ signature)
    ```

    The first three lines with their LF are what is signed. The key's name is the first line; its id is the first four bytes
    of SHA-256(name ‖ LF ‖ 0x01 ‖ public key). The dash is U+2014. There MAY be more signature lines by other names; they
    do not count. A checkpoint is signed at the end of each transaction that seals something, and within it wherever the
    size of the log is a multiple of 256: nothing is acknowledged or delivered before it is under one.

    ## 12. Timestamps

    A checkpoint may be stamped by an authority (RFC 3161): the imprint is SHA-256 of the checkpoint's three signed lines.

    ## 13. What to check

    1. Every entry parses; its canonical bytes, written again from what was read, are the bytes read.
    2. `log` runs 0, 1, 2 …; `day` never decreases; `sealed-at` never decreases, closures aside; `company` is one.
    3. In each series `sequence` runs 1, 2, 3 …; `previous` is the hash of the entry before.
    4. `gross` = `net` + `vat`; `issued` = `day`; the number is used once.
    5. For each checkpoint the root of the first `size` leaves is its root, and the right key signed it; the last one covers
       the whole log.
    6. Every closure is the one computed from the entries before it; none is missing.
    7. Each document that is kept hashes to its commitment.
    8. Checkpoints known from elsewhere (mail, timestamps, older archives) are consistent with the log: root of its first
       `size` leaves. One that is larger than the log, or has another root, means that the log was cut or rewritten, unless
       a `restore` event names exactly that size and root (`mark-size`, `mark-root`).

    """###
}
