import Kernel

/// What the columns of a file probably mean, by the names shops give them and by what stands in them. It fills a form that
/// somebody reads and sends; nothing is imported by a guess.
enum ColumnGuess {
  /// Names in the order of preference: without accents, blanks and punctuation.
  private static let known: [(role: ColumnRole, names: String)] = [
    (
      .order,
      """
      ordernumber orderno orderid orderreference orderref order numerodecommande numerocommande ncommande nodecommande \
      nocommande referencecommande refcommande reference commande idcommande idorder incrementid invoiceno
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
      "lineitemsku sku productsku productreference referenceproduit refproduit refarticle ref stockcode codearticle code ean"
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
    (.discount, "lineitemdiscount linediscount discount remise remiseligne"),
    (.vatRate, "vatrate taxrate tauxtva tauxdetva tva vat tvapct"),
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
    (.customer, "customerid customer idcustomer numeroclient noclient nclient codeclient idclient"),
    (
      .buyerName,
      "billingname customername nomclient nomduclient client buyername buyer acheteur nomcomplet nom"
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
    let days = values([.orderedOn, .paidOn, .suppliedOn])
    form.dates = dates.first { reads(days, .orderedOn, ColumnForm(dates: $0)) } ?? form.dates
    let amounts = values([.unitPrice, .quantity, .orderTotal, .shipping, .discount])
    form.decimals =
      decimals.first { reads(amounts, .unitPrice, ColumnForm(decimals: $0)) } ?? form.decimals
    // A column that cannot be read as what its name promises is left to whoever knows.
    for (role, column) in byName where reads(sample.values(column), role, form) {
      form.columns[role] = sample.names[column]
    }
    let price = form.columns[.unitPrice].map { compact($0) } ?? ""
    if price.hasSuffix("ttc") || price.contains("incl") { form.prices = .withTax }
    if price.hasSuffix("ht") || price.contains("excl") { form.prices = .withoutTax }
    return form
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
