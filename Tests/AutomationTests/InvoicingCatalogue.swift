import Archive
import Automation
import Invoicing
import Kernel
import Transmission

/// As the program puts it together.
enum InvoicingCatalogue {
  static let all =
    InvoicingEvents.all + TransmissionEvents.all + ArchiveEvents.all + AutomationEvents.all
}
