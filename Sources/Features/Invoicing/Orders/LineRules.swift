import Kernel
import Money

/// What a line must be to be sold, whatever file it comes from. A line that breaks a rule is left out of its order
/// and reported; the order's stated total, where there is one, still has to match.
package enum LineRules {
  /// All that is wrong with a line.
  /// - Parameters:
  ///   - line: with its quantity as a positive number.
  ///   - quantityPlace: where its quantity stands; prices likewise.
  package static func findings(
    _ line: SalesOrder.Line, quantityPlace: () -> Place, pricePlace: () -> Place
  ) -> [Finding] {
    var findings: [Finding] = []
    if line.quantity.units <= 0 {
      findings.append(quantityNotPositive(line.quantity, at: quantityPlace()))
    }
    if line.unitPrice.isZero { findings.append(priceZero(at: pricePlace())) }
    if line.unitPrice.isNegative {
      findings.append(priceNegative(line.unitPrice, at: pricePlace()))
    }
    return findings
  }

  package static func quantityNotPositive(_ quantity: Quantity, at place: Place) -> Finding {
    Finding(
      "line.quantity-not-positive", at: place,
      fr:
        "La quantité \(quantity) d'une vente doit être supérieure à zéro. Un retour se déclare comme annulation ou remboursement.",
      en:
        "The quantity \(quantity) of a sale must be greater than zero. Declare a return as a cancellation or a refund."
    )
  }

  package static func quantityNotNegative(_ quantity: Quantity, at place: Place) -> Finding {
    Finding(
      "line.quantity-not-negative", at: place,
      fr: "La quantité \(quantity) d'une annulation doit être négative dans ce fichier.",
      en: "The quantity \(quantity) of a cancellation must be negative in this file.")
  }

  package static func priceZero(at place: Place) -> Finding {
    Finding(
      "line.price-zero", at: place,
      fr:
        "Le prix est nul : la ligne ne se facture pas. Pour un cadeau, donnez le prix et une remise de 100 %.",
      en:
        "The price is zero: the line is not invoiced. For a gift, give the price and a discount of 100 %."
    )
  }

  package static func priceNegative(_ price: UnitPrice, at place: Place) -> Finding {
    Finding(
      "line.price-negative", at: place,
      fr:
        "Le prix \(price) est négatif. Une réduction se déclare comme remise, un retour comme annulation.",
      en:
        "The price \(price) is negative. Declare a reduction as a discount, a return as a cancellation."
    )
  }

  package static func nameMissing(at place: Place) -> Finding {
    Finding(
      "line.name-missing", at: place,
      fr:
        "La ligne n'a ni désignation ni référence : dites ce qui est vendu (CGI ann. II, art. 242 nonies A, I-8°).",
      en:
        "The line has neither a name nor an article number: say what is sold (CGI ann. II, art. 242 nonies A, I-8°)."
    )
  }
}

/// Findings on whole orders that several readers share.
package enum OrderRules {
  package static func noSellableLine(at place: Place) -> Finding {
    Finding(
      "order.no-sellable-line", at: place,
      fr: "Aucune ligne de la commande ne peut être facturée ; chacune dit pourquoi.",
      en: "No line of the order can be invoiced; each says why.")
  }

  package static func dateInFuture(_ day: LocalDate, today: LocalDate, at place: Place) -> Finding {
    Finding(
      "order.date-future", at: place,
      fr:
        "La date \(day) est dans le futur (aujourd'hui : \(today)). Corrigez-la, ou attendez ce jour.",
      en: "The date \(day) is in the future (today is \(today)). Correct it, or wait for that day.")
  }

  package static func buyerNameMissing(at place: Place) -> Finding {
    Finding(
      "buyer.name-missing", at: place,
      fr:
        "Le client n'a pas de nom (CGI ann. II, art. 242 nonies A, I-1°). Donnez-le dans la commande.",
      en: "The buyer has no name (CGI ann. II, art. 242 nonies A, I-1°). Give it in the order.")
  }

  package static func tooManyLines(limit: Int, at place: Place) -> Finding {
    Finding(
      "order.too-many-lines", at: place,
      fr: "La commande a plus de \(limit) lignes : découpez-la.",
      en: "The order has more than \(limit) lines; split it.")
  }
}
