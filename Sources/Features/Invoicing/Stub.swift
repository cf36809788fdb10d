enum InvoicingPlaceholder {}
