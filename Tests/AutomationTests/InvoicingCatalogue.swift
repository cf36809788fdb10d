import Archive
import Automation
import Catalogue
import Invoicing
import Kernel
import Transmission

/// As the program puts it together.
enum InvoicingCatalogue {
  static let all =
    InvoicingEvents.all + CatalogueEvents.all + TransmissionEvents.all + ArchiveEvents.all
    + AutomationEvents.all
}
