enum ShopsPlaceholder {}
