import Kernel
import Money

/// What the columns of a file probably mean, by the names shops give them and by what stands in them. It fills a form that
/// somebody reads and sends; nothing is imported by a guess.
enum ColumnGuess {
  /// Names in the order of preference: without accents, blanks and punctuation.
  private static let known: [(role: ColumnRole, names: String)] = [
    (
      .order,
      """
      ordernumber orderno orderid orderreference orderref order numerodecommande numerocommande ncommande nodecommande \
      nocommande referencecommande refcommande commande idcommande idorder incrementid invoiceno reference
      """
    ),
    (
      .orderedOn,
      """
      orderedon orderdate datedecommande datecommande createdat datecreated invoicedate purchasedate dateadd date
      """
    ),
    (
      .suppliedOn,
      "suppliedon fulfilledat shippedat deliveredon datelivraison datedelivraison dateexpedition"
    ),
    (.paidOn, "paidon paidat datepaid paymentdate datepaiement datedepaiement datereglement"),
    (.cancelledOn, "cancelledon cancelledat canceledat dateannulation annuleele"),
    (
      .name,
      """
      lineitemname productname itemname article articles designation libelle nomduproduit nomproduit produit product \
      description intitule item title
      """
    ),
    (
      .sku,
      "lineitemsku sku productsku productreference referenceproduit refproduit refarticle ref reference stockcode codearticle code ean"
    ),
    (
      .quantity, "lineitemquantity quantity qty quantite qte productquantity quantityordered nombre"
    ),
    (
      .unitPrice,
      """
      lineitemprice unitprice unitpriceexcltax unitpriceht prixunitaire prixunitaireht prixunitairettc puht puttc pu \
      itemprice productprice price prix prixht prixttc
      """
    ),
    (.discount, "lineitemdiscount linediscount remiseligne"),
    (.vatRate, "vatrate taxrate tauxtva tauxdetva tvapct"),
    (
      .orderTotal,
      "ordertotal total totalttc totalcommande totalpaid totalpaidtaxincl grandtotal montantttc montanttotal"
    ),
    (.currency, "currency devise currencycode"),
    (
      .shipping,
      "shipping shippingcost shippingprice fraisdeport fraisdelivraison port livraison totalshipping"
    ),
    (.orderDiscount, "discountamount orderdiscount remisecommande remiseglobale totaldiscounts"),
    (.customer, "customerid idcustomer numeroclient noclient nclient codeclient idclient"),
    (
      .buyerName,
      "billingname customername customer nomclient nomduclient client buyername buyer acheteur nomcomplet nom"
    ),
    (.company, "billingcompany company societe entreprise raisonsociale companyname"),
    (.email, "email mail courriel billingemail customeremail emailclient adresseemail"),
    (.phone, "billingphone phone telephone tel mobile"),
    (.siren, "siren siret"),
    (.vatIdentifier, "vatnumber vatid tvaintracommunautaire numerotva numerodetva ntva"),
    (
      .address1,
      "billingaddress1 billingstreet address1 address adresse adresse1 rue adressefacturation"
    ),
    (.address2, "billingaddress2 address2 adresse2 complement complementadresse"),
    (.postCode, "billingzip billingpostcode postcode postalcode zip zipcode codepostal cp"),
    (.city, "billingcity city ville"),
    (.country, "billingcountry country countrycode pays codepays paysfacturation"),
    (.deliveryName, "shippingname deliveryname nomlivraison"),
    (.deliveryAddress1, "shippingaddress1 shippingstreet deliveryaddress1 adresselivraison"),
    (.deliveryAddress2, "shippingaddress2 deliveryaddress2"),
    (.deliveryPostCode, "shippingzip shippingpostcode deliverypostcode codepostallivraison"),
    (.deliveryCity, "shippingcity deliverycity villelivraison"),
    (.deliveryCountry, "shippingcountry deliverycountry payslivraison"),
    (
      .paymentMeans,
      "paymentmethod paymentmeans payment moyendepaiement modedepaiement modereglement paiement"
    ),
    (.paymentReference, "paymentreference paymentid transactionid referencepaiement"),
    (.purchaseOrder, "purchaseorder ponumber bondecommande"),
  ]

  /// Every way a column may write numbers that the form offers, the plainest first.
  static let decimals = [".", ",", ", ", ",.", ".,", ".'", ". "]
  static let dates = [
    "yyyy-MM-dd", "dd/MM/yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "dd-MM-yyyy",
    "dd.MM.yyyy",
    "yyyy/MM/dd", "MM/dd/yyyy", "MM/dd/yyyy HH:mm", "yyyyMMdd",
  ]

  static func form(of sample: CSVSample) -> ColumnForm {
    let byName = columns(of: sample)
    var form = ColumnForm()
    func values(_ roles: [ColumnRole]) -> [String] {
      roles.flatMap { role in byName[role].map { sample.values($0) } ?? [] }
    }
    // The dates of orders and the prices say how; the other columns are tried against that.
    form.dates = way(dates, values([.orderedOn])) { DateFormat($0)?.day($1).map(\.description) }
    form.decimals = way(decimals, values([.unitPrice, .quantity])) {
      let outcome = ColumnForm(decimals: $0).notation.read($1, scale: UnitPrice.scale)
      return if case .value(let units) = outcome { String(units) } else { nil }
    }
    // A column that cannot be read as what its name promises is left to whoever knows.
    for (role, column) in byName where reads(sample.values(column), role, form) {
      if Self.sums.contains(role), !isOfOrders(column, sample, order: byName[.order]) { continue }
      form.columns[role] = sample.names[column]
    }
    let price = form.columns[.unitPrice].map { compact($0) } ?? ""
    if price.hasSuffix("ttc") || price.contains("incl") { form.prices = .withTax }
    if price.hasSuffix("ht") || price.contains("excl") { form.prices = .withoutTax }
    return form
  }

  /// The one way to read values, among those there are; none where two would read them differently.
  ///
  /// - Parameter read: what a value is in a way, `nil` where it is not written so.
  private static func way(
    _ ways: [String], _ values: [String], _ read: (String, ArraySlice<UInt8>) -> String?
  ) -> String {
    var found: (way: String, values: [String])?
    for way in ways {
      let said = values.compactMap { read(way, Array($0.utf8)[...]) }
      guard said.count == values.count else { continue }
      if let found, found.values != said { return "" }
      found = found ?? (way, said)
    }
    return found?.way ?? ways[0]
  }

  /// What an order has once; in other files a column of the same name is of each line.
  private static let sums: Set<ColumnRole> = [.orderTotal, .shipping, .orderDiscount]

  private static func isOfOrders(_ column: Int, _ sample: CSVSample, order: Int?) -> Bool {
    guard let order else { return false }
    var seen: [String: String] = [:]
    return sample.rows.allSatisfy { row in
      guard row.count > max(order, column), !row[column].isEmpty else { return true }
      let known = seen[row[order]] ?? row[column]
      seen[row[order]] = known
      return known == row[column]
    }
  }

  private static func columns(of sample: CSVSample) -> [ColumnRole: Int] {
    let names = sample.names.map { compact($0) }
    var found: [ColumnRole: Int] = [:]
    for (role, words) in known {
      var wanted = words.split(separator: " ")
      // What Shopify calls its order numbers is the article of other shops.
      if names.contains("lineitemname"), role == .order { wanted = ["name"] }
      for word in wanted {
        guard let column = names.firstIndex(of: String(word)),
          names.lastIndex(of: String(word)) == column, !found.values.contains(column)
        else { continue }
        found[role] = column
        break
      }
    }
    return found
  }

  private static func reads(_ values: [String], _ role: ColumnRole, _ form: ColumnForm) -> Bool {
    var mapping = ColumnMapping()
    mapping.dateFormat = DateFormat(form.dates) ?? .iso
    mapping.notation = form.notation
    let fields = FieldInterpreter(mapping: mapping)
    return values.allSatisfy { fields.problem(of: Array($0.utf8)[...], as: role) == nil }
  }

  private static func compact(_ name: String) -> String {
    SearchText.normalised(name).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}
