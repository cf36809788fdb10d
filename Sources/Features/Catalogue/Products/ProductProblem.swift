import Kernel

package enum ProductProblem: Problem {
  case notFound(String)
  case refused([Finding])
  /// Another product has the reference.
  case skuTaken(String, by: Product.ID)
  /// Another tab or another person changed it since the form was opened.
  case changedMeanwhile

  package var code: String {
    switch self {
    case .notFound: "product.not-found"
    case .refused: "product.refused"
    case .skuTaken: "product.sku-taken"
    case .changedMeanwhile: "product.changed-meanwhile"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .notFound: .notFound
    case .refused: .invalid
    case .skuTaken, .changedMeanwhile: .conflict
    }
  }

  package var findings: [Finding] {
    if case .refused(let findings) = self { findings } else { [] }
  }

  package var text: Text {
    switch self {
    case .notFound(let id):
      Text(fr: "L’article \(shown(id)) n’existe pas.", en: "There is no product \(shown(id)).")
    case .refused:
      Text(
        fr: "L’article ne peut pas être enregistré ; voyez chaque point.",
        en: "The product cannot be saved; see each point.")
    case .skuTaken(let sku, let id):
      Text(
        fr: "La référence \(shown(sku)) est déjà celle d’un autre article (\(id)).",
        en: "The reference \(shown(sku)) is another product’s already (\(id)).")
    case .changedMeanwhile:
      Text(
        fr:
          "Cet article a été modifié ailleurs depuis que vous l’avez ouvert. Rien n’a été écrasé : rouvrez-le, puis reportez vos changements.",
        en:
          "This product was changed elsewhere since you opened it. Nothing was overwritten: open it again, then carry over your changes."
      )
    }
  }
}
