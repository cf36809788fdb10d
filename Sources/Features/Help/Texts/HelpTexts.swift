import Kernel

/// The texts of the help: copies of docs/help, made by bin/help and compared by a test.
enum HelpTexts {
  static let all: [String: Text] = [
    "accounting": accounting,
    "api": api,
    "archive": archive,
    "backup": backup,
    "bank-account": bankAccount,
    "checking-files": checkingFiles,
    "companies": companies,
    "credit-notes": creditNotes,
    "customer-links": customerLinks,
    "deposits": deposits,
    "e-invoicing-reform": eInvoicingReform,
    "first-steps": firstSteps,
    "importing-orders": importingOrders,
    "issuing": issuing,
    "jobs": jobs,
    "lists": lists,
    "numbering": numbering,
    "payments": payments,
    "periodic-invoices": periodicInvoices,
    "personal-data": personalData,
    "products": products,
    "sandbox": sandbox,
    "seal": seal,
    "self-billing": selfBilling,
    "sending": sending,
    "settings": settings,
    "shield": shield,
    "typing-an-invoice": typingAnInvoice,
    "users": users,
    "vat": vat,
  ]
}
