enum PDFPlaceholder {}
