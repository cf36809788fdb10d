import Hummingbird
import Kernel
import Logging
import ServiceLifecycle

/// The port for those who operate a node: `/live`, `/ready` and `/metrics`, and nothing else.
struct OperatorsListener {
  let host: String
  let port: Int
  let endpoints: NodeEndpoints<CallContext>

  func service(_ logger: Logger) -> any Service {
    let router = Router(context: CallContext.self)
    router.add(middleware: SecurityHeaders())
    router.add(middleware: endpoints)
    return Application(
      router: router,
      configuration: .init(address: .hostname(host, port: port), serverName: "Facturier"),
      logger: logger)
  }
}
