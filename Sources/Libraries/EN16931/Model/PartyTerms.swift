/// The terms of one party: seller and buyer differ in nothing but their numbers.
struct PartyTerms {
  let group: Group
  let name: Term
  let tradingName: Term
  let legalID: Term
  let vatIdentifier: Term
  let electronicAddress: Term
  let contact: (group: Group, name: Term, phone: Term, email: Term)
  let address: AddressTerms

  static let seller = PartyTerms(
    group: .bg4, name: .bt27, tradingName: .bt28, legalID: .bt30,
    vatIdentifier: .bt31, electronicAddress: .bt34, contact: (.bg6, .bt41, .bt42, .bt43),
    address: .seller)
  static let buyer = PartyTerms(
    group: .bg7, name: .bt44, tradingName: .bt45, legalID: .bt47,
    vatIdentifier: .bt48, electronicAddress: .bt49, contact: (.bg9, .bt56, .bt57, .bt58),
    address: .buyer)
}

struct AddressTerms {
  let group: Group
  let line1: Term
  let line2: Term
  let city: Term
  let postCode: Term
  let country: Term

  static let seller = AddressTerms(
    group: .bg5, line1: .bt35, line2: .bt36, city: .bt37, postCode: .bt38, country: .bt40)
  static let buyer = AddressTerms(
    group: .bg8, line1: .bt50, line2: .bt51, city: .bt52, postCode: .bt53, country: .bt55)
  static let delivery = AddressTerms(
    group: .bg15, line1: .bt75, line2: .bt76, city: .bt77, postCode: .bt78, country: .bt80)
}
