import Hummingbird
import Kernel

/// `/docs/api`: the reference of the API, made from its description; `/docs/api/{operation}`: one operation, with a form that asks
/// it of this installation.
///
/// What is asked is asked by whoever signed in. Reading leads to the address itself; changing is tried in a sandbox only, and its
/// answer is shown on the page.
struct APIReferencePages: Sendable {
  static let path = "/docs/api"

  /// Whether the company is for trying things out.
  let isTest: Bool
  let door: InnerDoor
  let shell: @Sendable (Request) -> PageShell
  private let reference = APIReference.shared

  init(isTest: Bool, door: InnerDoor, shell: @escaping @Sendable (Request) -> PageShell) {
    self.isTest = isTest
    self.door = door
    self.shell = shell
  }

  /// Longer than any body of JSON somebody types.
  private static let bodyLimit = 1 << 20

  func add(to routes: Routes) {
    routes.get("/docs/api", .everyone) { request, _ in
      guard let reference else { throw HTTPProblem.noSuchPage }
      return .html(APIReferenceView(reference: reference, isTest: isTest).index(in: shell(request)))
    }
    routes.get("/docs/api/:operation", .everyone) { request, context in
      let (reference, operation) = try found(context)
      return .html(page(of: operation, reference, request))
    }
    routes.post("/docs/api/:operation/try", .person) { request, context in
      try await attempt(request, context)
    }
    routes.get("/docs/api/:operation/try", .everyone) { request, context in
      let (_, operation) = try found(context)
      return .seeOther(try Self.address(of: operation, try request.query))
    }
  }

  private func page(
    of operation: APIReference.Operation, _ reference: APIReference, _ request: Request,
    tried: TriedOperation? = nil
  ) -> [UInt8] {
    APIReferenceView(reference: reference, isTest: isTest).page(
      of: operation, host: request.head.authority ?? "127.0.0.1:8080", tried: tried,
      in: shell(request))
  }

  /// - Throws: `TryProblem.sandboxOnly`: a real company is not changed by trying things out.
  private func attempt(_ request: Request, _ context: CallContext) async throws -> Response {
    let (reference, operation) = try found(context)
    guard isTest else { throw TryProblem.sandboxOnly }
    guard operation.method != "GET", !operation.takesFile else {
      throw HTTPProblem.methodNotAllowed
    }
    let fields = try await request.form(upTo: Self.bodyLimit)
    let tried = try await TriedOperation.ask(
      operation, at: Self.filled(operation, fields), fields, for: request, context, through: door)
    return .html(page(of: operation, reference, request, tried: tried))
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
    return filled(operation, fields)
  }

  private static func filled(_ operation: APIReference.Operation, _ fields: FormFields) -> String {
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
