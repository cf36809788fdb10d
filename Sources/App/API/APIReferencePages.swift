import Hummingbird
import Kernel

/// `/docs/api`: the reference of the API, made from its description; `/docs/api/{operation}`: one operation, with a form that asks
/// it of this installation.
///
/// What is asked is asked by whoever signed in, and only reading: changing is shown as a command to copy.
struct APIReferencePages: Sendable {
  static let path = "/docs/api"

  let shell: @Sendable (Request) -> PageShell
  private let reference = APIReference.shared

  init(shell: @escaping @Sendable (Request) -> PageShell) { self.shell = shell }

  func add(to routes: Routes) {
    routes.get("/docs/api", .everyone) { request, _ in
      guard let reference else { throw HTTPProblem.noSuchPage }
      return .html(APIReferenceView(reference: reference).index(in: shell(request)))
    }
    routes.get("/docs/api/:operation", .everyone) { request, context in
      let (reference, operation) = try found(context)
      return .html(
        APIReferenceView(reference: reference).page(
          of: operation, host: request.head.authority ?? "127.0.0.1:8080", in: shell(request)))
    }
    routes.get("/docs/api/:operation/try", .everyone) { request, context in
      let (_, operation) = try found(context)
      return .seeOther(try Self.address(of: operation, try request.query))
    }
  }

  private func found(_ context: CallContext) throws -> (APIReference, APIReference.Operation) {
    let id = try context.parameters.require("operation")
    guard let reference, let operation = reference.operations.first(where: { $0.id == id }) else {
      throw HTTPProblem.noSuchPage
    }
    return (reference, operation)
  }

  /// Where the form of a reading operation leads: its own address, with what was typed.
  static func address(of operation: APIReference.Operation, _ fields: FormFields) throws -> String {
    guard operation.method == "GET" else { throw HTTPProblem.methodNotAllowed }
    var path = operation.path
    var query = FormFields()
    for parameter in operation.parameters {
      let value = fields[parameter.name]
      switch parameter.place {
      case "path":
        path = path.replacing(
          "{\(parameter.name)}", with: PercentCoding.encode(value ?? parameter.name))
      case "query": if let value { query = query.with(parameter.name, value) }
      default: break
      }
    }
    return query.path(path)
  }
}
