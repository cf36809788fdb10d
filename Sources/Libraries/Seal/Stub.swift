enum SealPlaceholder {}
