import Kernel

/// How to check a document without this site: in words, then as a program.
struct VerificationNotice {
  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(VerificationNoticeStrings.table, shell.language)
    return shell.publicPage(title: words.title, heading: words.heading) { page in
      page.h1(words.title)
      page.div(class: "stack") {
        page.p(words.lead, class: "lead")
        page.section(class: "card stack") {
          page.h2(words.byHand)
          page.p(words.byHandHelp)
          page.div(class: "format") {
            page.pre(.attribute("tabindex", "0")) { page.code("sha256sum document.pdf") }
          }
        }
        page.section(class: "card stack") {
          page.h2(words.whole)
          page.p(words.wholeHelp)
          for (index, step) in [words.save, words.install, words.run, words.ask].enumerated() {
            page.p("\(index + 1). \(step)")
          }
          page.div(class: "format") {
            page.pre(.attribute("tabindex", "0")) {
              page.code("pip install cryptography\npython3 verify.py proof.json document.pdf")
            }
          }
          page.div(class: "format") {
            page.pre(.attribute("tabindex", "0")) { page.code(Self.script) }
          }
          page.p { page.a(.href("\(VerificationPages.path)/verify.py"), text: "verify.py") }
        }
      }
    }
  }

  /// SPEC-sealing, § 3, § 4, § 10 and § 11, for one document.
  static let script = #"""
    import base64, hashlib, json, sys
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    def sha(*parts):
        return hashlib.sha256(b"".join(parts)).digest()

    def check(is_so, otherwise):
        if not is_so:
            sys.exit("NOT SOUND: " + otherwise)

    proof = json.load(open(sys.argv[1], encoding="utf-8"))
    pdf = sha(open(sys.argv[2], "rb").read())
    check(pdf.hex() == proof["pdfSHA256"], "this is another file")

    # The entry holds a commitment to the file.
    made_of = sha(bytes.fromhex(proof["salt"]), bytes.fromhex(proof["xmlSHA256"]), pdf)
    check(f"\ndocument: {made_of.hex()}\n" in proof["entry"], "the entry is of another document")

    # The entry is a leaf of the tree whose root is signed (RFC 6962).
    text, signature = proof["checkpoint"].split("\n\n")
    origin, size, root = text.split("\n")
    node, index, last = sha(b"\0", sha(proof["entry"].encode())), proof["position"], int(size) - 1
    check(0 <= index <= last, "the entry is not under the checkpoint")
    for sibling in map(bytes.fromhex, proof["path"]):
        if index & 1 or index == last:
            node = sha(b"\1", sibling, node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = sha(b"\1", node, sibling)
        index, last = index >> 1, last >> 1
    check(last == 0 and node == base64.b64decode(root), "the entry is not in the log")

    # The root is signed (C2SP checkpoint, Ed25519).
    key = bytes.fromhex(proof["publicKey"])
    try:
        signed = base64.b64decode(signature.split()[2])[4:]
        Ed25519PublicKey.from_public_bytes(key).verify(signed, (text + "\n").encode())
    except Exception:
        sys.exit("NOT SOUND: the signature does not hold")

    print(proof["entry"])
    print("Sound:", origin, "signed with key", hashlib.sha256(key).hexdigest()[:16])

    """#
}

/// Its sentences.
final class VerificationNoticeStrings: Sendable {
  static let table = VerificationNoticeStrings()

  let title = Text(fr: "Vérifier sans ce site", en: "Verify without this site")
  let heading = Text(fr: "Documents scellés", en: "Sealed documents")
  let lead = Text(
    fr:
      "Un site peut mentir. Une preuve enregistrée se vérifie sur votre machine, sans réseau, avec des outils ordinaires.",
    en:
      "A site can lie. A saved proof is checked on your own machine, without network, with ordinary tools."
  )
  let byHand = Text(fr: "L’empreinte seule", en: "The hash alone")
  let byHandHelp = Text(
    fr: "Calculez l’empreinte de votre fichier et comparez-la à celle de la page du document.",
    en: "Compute the hash of your file and compare it with the one on the document’s page.")
  let whole = Text(fr: "La preuve entière", en: "The whole proof")
  let wholeHelp = Text(
    fr:
      "Elle montre que ce fichier-là a été scellé, à cette place, dans un journal signé par le vendeur.",
    en: "It shows that this very file was sealed, at this place, in a log signed by the seller.")
  let save = Text(
    fr: "Enregistrez la preuve (JSON) de la page du document, et son PDF.",
    en: "Save the proof (JSON) from the document’s page, and its PDF.")
  let install = Text(
    fr: "Enregistrez le programme ci-dessous : verify.py.",
    en: "Save the program below: verify.py.")
  let run = Text(
    fr: "Lancez-le : il dit ce qui a été scellé, et par quelle clé.",
    en: "Run it: it says what was sealed, and by which key.")
  let ask = Text(
    fr:
      "Comparez l’empreinte de la clé à celle que le vendeur vous donne par un autre chemin : elle est dans ses archives et dans ses courriels d’intégrité.",
    en:
      "Compare the fingerprint of the key with the one the seller gives you by another way: it is in its archives and its integrity mails."
  )
}
