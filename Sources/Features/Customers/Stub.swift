enum CustomersPlaceholder {}
