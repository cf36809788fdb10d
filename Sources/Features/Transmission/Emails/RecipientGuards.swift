import Kernel
import Money

/// What is known when somebody wants to send a document to an address.
struct RecipientFacts {
  struct Earlier {
    let recipient: EmailAddress
    let at: Instant
    let state: DocumentEmail.State
  }

  var number: String
  var customer: String
  var isCompany: Bool
  /// As it was typed or as the order has it, before anybody looked at it.
  var written: String?
  /// Of the order the document was made of.
  var orderAddress: EmailAddress?
  /// Those the customer gave with this and other orders.
  var known: [EmailAddress] = []
  /// Other customers who gave this very address, under another name.
  var others: [String] = []
  /// Mail that went there: for this customer, and for anybody.
  var sends = (customer: 0, all: 0)
  /// Mail of this document that is, or may be, with somebody.
  var earlier: Earlier?
  var seller: EmailAddress?
}

/// The guards against "invoice to the wrong recipient", the last of the ten errors.
///
/// All that is found is said at once, in this order. A guard that stops can be confirmed like one that asks, except
/// where there is no address. Once mail went to an address for a customer, the address is that customer's and only
/// `send.already-sent` asks again.
struct RecipientGuards {
  let facts: RecipientFacts
  private let place = Place(pointer: "/to")

  init(_ facts: RecipientFacts) { self.facts = facts }

  /// What nobody can confirm.
  static func isFinal(_ finding: Finding) -> Bool {
    finding.code == "send.address-missing" || finding.code == "send.address-malformed"
  }

  func judged() -> (recipient: EmailAddress?, findings: [Finding]) {
    let written = facts.written ?? ""
    let address: EmailAddress
    do throws(EmailAddressError) {
      address = try EmailAddress(written)
    } catch .missing {
      return (nil, [missing])
    } catch {
      return (nil, [malformed(written, error)])
    }
    return (address, (isNew ? doubts(about: address) : []) + again)
  }

  private var isNew: Bool { facts.sends.customer == 0 }

  private func doubts(about address: EmailAddress) -> [Finding] {
    let who = belonging(of: address)
    let domain = doubt(aboutDomain: MailDomain(address))
    let isKnown = facts.known.contains { $0.key == address.key }
    let unknown = who == nil && domain == nil && !isKnown && !facts.known.isEmpty
    return [
      who, domain, unknown ? notKnown(address) : nil, typo(address), own(address), unread(address),
      facts.sends.all == 0 ? firstSend(address) : nil,
    ].compactMap { $0 }
  }

  private func asks(_ code: String, _ severity: Finding.Severity = .warn, fr: String, en: String)
    -> Finding
  {
    Finding(code, severity, at: place, fr: fr, en: en)
  }

  // MARK: No address

  private var missing: Finding {
    Finding(
      "send.address-missing", at: place,
      fr:
        "Aucune adresse : la commande de \(facts.customer) n'en donne pas. Demandez-la au client et donnez-la ici.",
      en:
        "No address: the order of \(facts.customer) gives none. Ask the customer and give it here.")
  }

  private func malformed(_ written: String, _ error: EmailAddressError) -> Finding {
    Finding(
      "send.address-malformed", at: place,
      fr: "« \(shown(written)) » n'est pas une adresse : \(error.text.fr). Corrigez-la.",
      en: "“\(shown(written))” is no address: \(error.text.en). Correct it.")
  }

  // MARK: Whose it is

  private func belonging(of address: EmailAddress) -> Finding? {
    guard let other = facts.others.first else { return nil }
    let isOrders = facts.orderAddress?.key == address.key
    let more = facts.others.count > 1 ? " (+\(facts.others.count - 1))" : ""
    return asks(
      "send.address-of-another-customer", isOrders ? .warn : .stop,
      fr:
        "\(address) est l'adresse d'un autre client, \(other)\(more). La facture de \(facts.customer) lui montrerait ses achats. Vérifiez à qui vous envoyez.",
      en:
        "\(address) is another customer's address, \(other)\(more), who would see what \(facts.customer) bought. Check who you send to."
    )
  }

  private func notKnown(_ address: EmailAddress) -> Finding {
    let known = facts.known.prefix(3).map(\.description).joined(separator: ", ")
    return asks(
      "send.address-not-known-for-customer",
      fr:
        "\(facts.customer) n'a jamais donné l'adresse \(address), mais \(known). Est-ce bien la sienne ?",
      en: "\(facts.customer) never gave the address \(address), but \(known). Is it really theirs?")
  }

  private func own(_ address: EmailAddress) -> Finding? {
    guard let seller = facts.seller, seller.key == address.key else { return nil }
    return asks(
      "send.own-address",
      fr: "\(address) est votre propre adresse : \(facts.customer) ne recevra rien.",
      en: "\(address) is your own address: \(facts.customer) will receive nothing.")
  }

  private func unread(_ address: EmailAddress) -> Finding? {
    let name = address.local.lowercased().filter { $0.isLetter }
    guard ["noreply", "donotreply", "nepasrepondre", "mailerdaemon", "postmaster"].contains(name)
    else { return nil }
    return asks(
      "send.address-unread",
      fr:
        "Personne ne lit \(address). Demandez l'adresse où \(facts.customer) reçoit ses factures.",
      en: "Nobody reads \(address). Ask for the address where \(facts.customer) receives invoices.")
  }

  // MARK: Where it is

  private func doubt(aboutDomain domain: MailDomain) -> Finding? {
    let known = facts.known.map(MailDomain.init)
    let own = known.filter { !$0.isOpenToAll }
    guard !known.contains(where: { $0.organisation == domain.organisation }) else { return nil }
    if let twin = own.first(where: { domain.looksLike($0) }) { return lookalike(domain, twin) }
    guard facts.isCompany, let expected = own.first else { return nil }
    return domain.isOpenToAll ? privateMailbox(domain, expected) : mismatch(domain, expected)
  }

  private func lookalike(_ domain: MailDomain, _ twin: MailDomain) -> Finding {
    asks(
      "send.domain-lookalike", .stop,
      fr:
        "\(domain.text) ressemble à \(twin.text), le domaine de \(facts.customer), sans l'être : c'est ainsi qu'on détourne des factures. Comparez lettre à lettre, ou appelez le client.",
      en:
        "\(domain.text) looks like \(twin.text), the domain of \(facts.customer), and is not: invoices are diverted this way. Compare letter by letter, or call the customer."
    )
  }

  private func mismatch(_ domain: MailDomain, _ expected: MailDomain) -> Finding {
    asks(
      "send.domain-mismatch",
      fr:
        "\(facts.customer) écrit de \(expected.text) ; \(domain.text) est un autre domaine. Est-ce bien cette entreprise ?",
      en:
        "\(facts.customer) writes from \(expected.text); \(domain.text) is another domain. Is it the same company?"
    )
  }

  private func privateMailbox(_ domain: MailDomain, _ expected: MailDomain) -> Finding {
    asks(
      "send.domain-mismatch",
      fr:
        "\(facts.customer) écrit de \(expected.text) ; chez \(domain.text), n'importe qui peut avoir une boîte. Est-ce bien quelqu'un de cette entreprise ?",
      en:
        "\(facts.customer) writes from \(expected.text); anybody can have a mailbox at \(domain.text). Is it somebody of this company?"
    )
  }

  private func typo(_ address: EmailAddress) -> Finding? {
    guard let meant = MailDomain(address).meantProvider else { return nil }
    return asks(
      "send.domain-typo",
      fr: "« \(address.domain) » : vouliez-vous dire \(meant) ?",
      en: "“\(address.domain)”: did you mean \(meant)?")
  }

  // MARK: What went before

  private func firstSend(_ address: EmailAddress) -> Finding {
    asks(
      "send.first-send",
      fr: "Premier envoi à \(address). Relisez l'adresse.",
      en: "First mail to \(address). Read the address again.")
  }

  private var again: [Finding] {
    guard let earlier = facts.earlier else { return [] }
    let (fr, en) = (Language.fr.moment(earlier.at), Language.en.moment(earlier.at))
    let (number, to) = (facts.number, earlier.recipient)
    let text =
      switch earlier.state {
      case .uncertain:
        Text(
          fr:
            "\(number) est peut-être déjà chez \(to) (\(fr), sans confirmation du serveur). Demandez avant de renvoyer.",
          en:
            "\(number) may already be with \(to) (\(en), the server did not confirm). Ask before sending again."
        )
      case .queued, .sending:
        Text(
          fr: "\(number) est déjà en route vers \(to), demandé le \(fr). L'envoyer encore ?",
          en: "\(number) is already on its way to \(to), asked for on \(en). Send it again?")
      case .sent, .failed, .cancelled:
        Text(
          fr: "\(number) a déjà été envoyé à \(to), le \(fr). L'envoyer encore ?",
          en: "\(number) was sent to \(to) already, on \(en). Send it again?")
      }
    return [asks("send.already-sent", fr: text.fr, en: text.en)]
  }
}
