extension SpecificationTexts {
  /// docs/specs/SPEC-archive.md, by bin/specs.
  static let specificationarchive = ###"""
    # The archive of a company: layout of an export, version 1

    `facturier archive export --out DIR` writes a folder that opens without Facturier: PDF and XML files, text files, JSON. This
    page is all one needs to read it, check it, or write a reader in another language. What is sealed and how a seal is checked is
    [SPEC-sealing.md](SPEC-sealing.md); both pages are inside every export.

    All text is UTF-8 without BOM, lines end with one LF (0x0A), the last line included. JSON is RFC 8259; a `.jsonl` file holds
    one object per line. Hashes are SHA-256, written as 64 lower-case hexadecimal digits, always of the whole file as it lies
    there. Sizes are bytes. Paths use `/` and are relative to the folder of the file that names them, unless said otherwise.
    A reader ignores members it does not know.

    ## 1. The tree

    ```
    DIR/
      LISEZMOI.txt                 the notice, in French
      facturier-archive.json       the index: what belongs to the archive; nothing else does
      facturier-archive.sig        the signature of the index
      SPEC-archive.md  SPEC-sealing.md
      keys/<fingerprint>.txt       one public key each
      log/entries.txt              every sealed entry, in the order of the company's log
      log/heads.txt                signatures of heads of series (entries of version 1)
      log/checkpoints/<size>.txt   one signed checkpoint each
      log/timestamps/<size>.tsr    RFC 3161 tokens over checkpoints, where there are any
      rows/<table>.jsonl           the rows that belong to no month: what a rebuilt installation needs beside the documents
      ledger/<SIREN>FEC<YYYYMMDD>.txt   the books, in the layout of article A47 A-1, where books are kept
      packs/2026-11/               the documents issued in November 2026
        manifest.jsonl
        pdf/<number>.pdf
        xml/<number>.xml
        rows/<table>.jsonl         their rows
      packs/2026-11-b/             the next 10 000 documents of the same month
    ```

    ## 2. facturier-archive.json

    Written last: what it does not name is not part of the archive (a stopped export, a folder that was replaced).

    ```json
    {
      "format": "facturier/archive/v1",
      "software": "Facturier 0.1.0",
      "made": "2026-11-26T08:10:00.000000Z",
      "company": {"siren": "732829320", "name": "Lumière & Fils"},
      "periods": null,
      "log": {"size": 41, "file": "log/entries.txt"},
      "schema": ["customers-0001…", "…"],
      "signed": "16 hexadecimal digits",
      "files": [{"path": "LISEZMOI.txt", "size": 3120, "sha256": "…"}],
      "packs": [
        {"name": "2026-11", "folder": "packs/2026-11", "month": "2026-11", "open": true, "documents": 41,
         "first": "F-2026-00001", "last": "F-2026-00038",
         "manifest": {"path": "packs/2026-11/manifest.jsonl", "size": 20100, "sha256": "…"}}
      ],
      "destroyed": [{"year": 2016, "on": "2027-02-01", "documents": 812}]
    }
    ```

    | member | |
    |---|---|
    | `format` | this text; another version is another text |
    | `made` | the instant of the export, UTC, six decimals of a second |
    | `periods` | `null`: every document; otherwise a list such as `["2026-11"]` or `["2026"]`: only packs of these months or years were asked for. The log, `rows/` and `keys/` are whole all the same |
    | `log.size` | how many entries `log/entries.txt` holds |
    | `schema` | the migrations that made the tables the rows come from, in their order |
    | `signed` | the fingerprint (§ 5) of the key that signed the index; `null` or absent where no key was at hand, as in archives made before indexes were signed |
    | `files` | every file of the archive except this one, its signature and what is below `packs/`, by path |
    | `packs` | by month, then part. `name` is the month, with `-b`, `-c` … `-z`, `-aa` … for its further parts |
    | `packs[].folder` | where the pack lies; not always `packs/<name>`: a pack that was found damaged is written again beside, as `packs/<name>.2`, `.3` … |
    | `packs[].open` | `true` while documents may still be added: the month is not over and the pack has fewer than 10 000 documents. A pack that is not open never changes |
    | `packs[].first`, `last` | numbers of its first and last document |
    | `destroyed` | years whose documents were destroyed after the time they had to be kept; their entries stay in the log, and no pack holds them |

    ### The signature

    Where `signed` names a key, `facturier-archive.sig` holds 128 hexadecimal digits and one LF: the Ed25519 signature, by that key,
    of these three lines, each ended by one LF:

    ```
    facturier/archive-index/v1
    732829320                                the SIREN of `company`
    64 digits                                SHA-256 of facturier-archive.json
    ```

    The key MUST be one that was in force in the log (SPEC-sealing, 7): it is named by `log-opened` or by a `key-rotation` of
    `log/entries.txt`, or, in a log that names none, lies in `keys/`. The index names the hash of every file, so the signature covers
    what no entry seals: customers, payments as rows, books, the name of the company, the date of the export. An index that names a
    key and is not signed by it is not the one that was exported. An index without `signed` is no fault: what the log seals is proven
    all the same, and the rest are indications. Who removes `signed` and the file of the signature makes an unsigned index of a signed one: whoever expects a signature should look for it.

    ## 3. manifest.jsonl

    One line per document, in the order of the log, then one per file of rows:

    ```json
    {"kind":"document","index":41,"series":"F-2026-*","sequence":42,"number":"F-2026-00042","type":"380","issued":"2026-11-23","entry":"<hash of the entry>","salt":"<64 hex>","pdf":{"path":"pdf/F-2026-00042.pdf","size":34012,"sha256":"…"},"xml":{"path":"xml/F-2026-00042.xml","size":10911,"sha256":"…"}}
    {"kind":"rows","table":"invoice","path":"rows/invoice.jsonl","rows":41,"size":18022,"sha256":"…"}
    ```

    | member | |
    |---|---|
    | `index` | 0-based place of the document's entry in `log/entries.txt` |
    | `series`, `sequence`, `number`, `type`, `issued` | as in the entry; `type` is BT-3, `issued` is BT-2 |
    | `entry` | the hash of the entry (SPEC-sealing) |
    | `salt` | 32 bytes: SHA-256(salt ‖ SHA-256(xml) ‖ SHA-256(pdf)), the three as raw bytes, is `document:` of the entry. `null` for an entry of version 1, which names the two hashes in clear |
    | `pdf`, `xml` | the files as they were issued; the XML is also inside the PDF, byte for byte, as `factur-x.xml` |

    The file name of a document is its number, in which every byte but `A–Z a–z 0–9 . _ -` is written `%` and two upper-case
    hexadecimal digits. Every file of a pack but the manifest is named in the manifest.

    ## 4. Rows

    `rows/<table>.jsonl` holds the rows of a table of the database, one object per line, with one member per column, in the order
    of the primary key; in packs, document by document. Integers are JSON numbers without fraction (64 bits), text is a string, NULL is `null`, bytes are
    `{"hex":"00ff"}`. Amounts are in minor units (`_minor`), days `YYYY-MM-DD`, instants microseconds since 1970-01-01 UTC.

    Inside packs, the rows of the documents of that pack, which never change:

    | table | what | column that names the document |
    |---|---|---|
    | `invoice` | the document: parties, dates, totals | `id` |
    | `invoice_line` | its lines: label, quantity, price, rate (`quantity_e4`: ten-thousandths; `price_e6`: millionths; `vat_rate_e2`: hundredths of a per cent) | `invoice_id` |
    | `invoice_adjustment` | charges and allowances of the whole document | `invoice_id` |
    | `invoice_vat` | the breakdown of VAT | `invoice_id` |
    | `credit` | what a credit note takes back | `credit_note_id` |
    | `invoice_text` | what it is found by | `invoice_id` |
    | `document` | the file: template, hashes, place of the XML. Its bytes are those of `pdf/`: the columns `tail` and `packing` are `null` | `invoice_id` |

    In `rows/` at the top, every other table of the installation as it stood when the export was made: the company and its versions,
    keys, series, customers, orders, payments, the log, bookkeeping … It is written anew by each export. Two tables of it matter to
    an archivist: `document_template` (the constant beginning of the PDF files) and `number_series`.
    Left out are what an installation makes again by itself or must not travel: answers of the API kept for repeated requests
    (`idempotency_key`), the list of migrations (it is `schema`), where the scrub stands (`archive_scrub`), jobs and when they are due (`job`, `job_schedule`), bulks (`bulk`, `bulk_line`),
    which key seals its secrets (`vault_key`), what other programs were told of (`event`, and the tables that begin with `webhook_`).

    ## 5. Log and keys

    `log/entries.txt`: the canonical bytes of each entry, in the order of the log, with one empty line between two entries. Entries
    never contain an empty line. The hash of an entry, the chains and the tree are in SPEC-sealing. Nothing else is needed to make an
    inclusion proof of any document: the log is always whole, `index` says which leaf.

    `log/heads.txt` (may be empty): one line per signature of the head of a series after an entry of version 1, four words one space
    apart: the series (a space in it written `%20`), the sequence, the fingerprint of the key, the signature (128 hexadecimal
    digits). What is signed is in SPEC-sealing, 9.

    `log/checkpoints/<size>.txt`: a C2SP signed note for the first `<size>` entries (decimal, no leading zero).

    `keys/<fingerprint>.txt`: five lines:

    ```
    facturier/key/v1
    fingerprint: 16 hexadecimal digits (the first 8 bytes of SHA-256 of the public key)
    algorithm: ed25519
    public-key: 64 hexadecimal digits
    since: 1795432800000000
    ```

    ## 6. How to check a document by hand

    1. Its line of `manifest.jsonl`; `sha256sum` of the two files equals `pdf.sha256` and `xml.sha256`.
    2. The entry `index` of `log/entries.txt`: SHA-256 of its bytes equals `entry`; its number and date are those of the line.
    3. Its `document:` equals SHA-256(salt ‖ xml ‖ pdf); or `xml-sha256:` and `pdf-sha256:` for version 1.
    4. The chain, the checkpoints and their signatures, by SPEC-sealing.

    ## 7. How it is written, so that a stop leaves nothing half believed

    A pack is written into `packs/.<name>.part/`, flushed to the disk, renamed as a whole, then read back and hashed again. The other
    files are written under temporary names (`.part`) and flushed; when all are there they are renamed, read back and hashed
    again; the signature is one of them; last, the index is renamed. A stop between these two renames leaves an index whose files beside the packs are newer
    than it says: a check finds that, and running the export again ends it. An export that
    finds a pack of the index that is not open reads it, hashes it and keeps it; one that is damaged is reported, left where it is,
    and written again beside. A pack that was open is replaced. An export into a folder whose archive
    holds entries that its log has not is refused. Folders the index does not name may be deleted.

    ## 8. Destruction

    After ten years the documents of a year may be destroyed (`facturier archive destroy --year 2016`): packs of its months, files
    and rows in the database, and salts. What stays: every entry of the log, hence numbers, totals and chains; and the member
    `destroyed`; and the rows of these documents in `rows/` (not in a pack), emptied of persons: numbers, dates, totals, breakdown of
    VAT. Without the salt, `document:` says nothing of the buyer any more.
    For a reader, an entry of a document issued in a destroyed year has no file, and that is in order; any other document entry of
    the asked periods without a line in a manifest is a loss.

    """###
}
