import Kernel
import Money

/// Why a document could not be made or found.
package enum InvoicingError: Problem {
  case noCompany
  case companyInvalid([Finding])
  case orderNotFound(String)
  /// The shop sent the same order number again with another content.
  case orderChanged(externalID: String)
  case orderRefused([Finding])
  /// The credit note asked for cannot be made.
  case creditRefused([Finding])
  /// The corrected invoice asked for cannot be made.
  case correctionRefused([Finding])
  case invoiceNotFound(String)
  case alreadyInvoiced(externalID: String, number: String)
  /// The document has left the draft state; correct it with a credit note (avoir).
  case notADraft(number: String)
  /// There is no receipt of nothing.
  case nothingPaid(number: String)
  /// The machine's date is before the last document of the series.
  case clockBehindSeries(series: String, last: LocalDate, today: LocalDate)
  /// The sealing key is missing, unreadable or not the one declared: nothing is issued without a seal.
  case sealingKey(path: String, reason: Text)
  /// What is stored is not what was sealed.
  case documentDamaged(number: String)
  /// Its time to be kept is over: only its number, figures and seal are left.
  case documentDestroyed(number: String)
  case importNotFound

  package var code: String {
    switch self {
    case .noCompany: "invoicing.no-company"
    case .companyInvalid: "invoicing.company-invalid"
    case .orderNotFound: "invoicing.order-not-found"
    case .orderChanged: "order.changed"
    case .orderRefused: "invoicing.order-refused"
    case .creditRefused: "invoicing.credit-refused"
    case .correctionRefused: "invoicing.correction-refused"
    case .invoiceNotFound: "invoicing.invoice-not-found"
    case .alreadyInvoiced: "invoicing.already-invoiced"
    case .notADraft: "invoicing.not-a-draft"
    case .nothingPaid: "invoicing.nothing-paid"
    case .clockBehindSeries: "invoicing.clock-behind-series"
    case .sealingKey: "invoicing.sealing-key"
    case .documentDamaged: "invoicing.document-damaged"
    case .documentDestroyed: "invoicing.document-destroyed"
    case .importNotFound: "invoicing.import-not-found"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .noCompany, .clockBehindSeries, .sealingKey: .unavailable
    case .companyInvalid, .orderRefused, .creditRefused, .correctionRefused: .invalid
    case .orderNotFound, .invoiceNotFound, .importNotFound, .documentDestroyed: .notFound
    case .orderChanged, .alreadyInvoiced, .notADraft, .nothingPaid: .conflict
    case .documentDamaged: .unavailable
    }
  }

  package var findings: [Finding] {
    switch self {
    case .companyInvalid(let findings), .orderRefused(let findings), .creditRefused(let findings),
      .correctionRefused(let findings):
      findings
    default: []
    }
  }

  package var text: Text {
    switch self {
    case .noCompany:
      Text(
        fr:
          "Aucune entreprise n'est déclarée. Donnez son fichier avec --company, ou créez-la dans le navigateur : facturier serve.",
        en:
          "No company is declared. Give its file with --company, or make it in the browser: facturier serve."
      )
    case .companyInvalid:
      Text(
        fr: "La fiche de l'entreprise est à corriger.", en: "The company file needs correcting.")
    case .orderNotFound(let id):
      Text(fr: "La commande \(id) n'existe pas.", en: "There is no order \(id).")
    case .orderChanged(let id):
      Text(
        fr:
          "La commande \(id) a déjà été reçue avec un autre contenu. Une correction passe par un avoir et une nouvelle commande.",
        en:
          "Order \(id) was already received with another content. A correction takes a credit note and a new order."
      )
    case .orderRefused:
      Text(
        fr: "La commande ne peut pas être facturée ; voyez chaque point.",
        en: "The order cannot be invoiced; see each point.")
    case .creditRefused:
      Text(
        fr: "L'avoir ne peut pas être émis ; voyez chaque point.",
        en: "The credit note cannot be issued; see each point.")
    case .correctionRefused:
      Text(
        fr: "La facture rectificative ne peut pas être émise ; voyez chaque point.",
        en: "The corrected invoice cannot be issued; see each point.")
    case .invoiceNotFound(let id):
      Text(fr: "Le document \(id) n'existe pas.", en: "There is no document \(id).")
    case .alreadyInvoiced(let id, let number):
      Text(
        fr: "La commande \(id) est déjà facturée : \(number).",
        en: "Order \(id) is already invoiced: \(number).")
    case .notADraft(let number):
      Text(
        fr: "\(number) est déjà émise. Une facture émise se corrige par un avoir.",
        en: "\(number) is already issued. An issued invoice is corrected by a credit note.")
    case .nothingPaid(let number):
      Text(
        fr: "Rien n'a été reçu pour \(number) avant son émission : il n'y a pas de reçu à faire.",
        en: "Nothing was received for \(number) before it was issued: there is no receipt to make.")
    case .clockBehindSeries(let series, let last, let today):
      Text(
        fr:
          "La date de la machine (\(French.date(today))) précède le dernier document de la série \(series) (\(French.date(last))). Réglez l'horloge : rien n'est émis.",
        en:
          "The machine's date (\(today)) is before the last document of series \(series) (\(last)). Set the clock: nothing is issued."
      )
    case .sealingKey(let path, let reason):
      Text(
        fr: "Clé de scellement \(path) : \(reason.fr) Rien n'est émis sans sceau.",
        en: "Sealing key \(path): \(reason.en) Nothing is issued without a seal.")
    case .documentDestroyed(let number):
      Text(
        fr:
          "Le document \(number) a été détruit au terme de sa durée de conservation ; son numéro, ses montants et son scellement restent.",
        en:
          "Document \(number) was destroyed when it need no longer be kept; its number, figures and seal remain."
      )
    case .documentDamaged(let number):
      Text(
        fr:
          "Le fichier conservé de \(number) n'est pas celui qui a été scellé. Restaurez une sauvegarde et prévenez votre hébergeur.",
        en:
          "The stored file of \(number) is not the one that was sealed. Restore a backup and tell your host."
      )
    case .importNotFound:
      Text(fr: "Cet import n'existe pas.", en: "There is no such import.")
    }
  }
}
