import Foundation
import Kernel
import TestSupport
import Testing

/// The description of the API against the server that it describes.
struct OpenAPITests {
  @Test func `every route of the API is described, with its permission, and nothing else is`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    let served = try await server.get("/v1/openapi.json", WebServer.nobody)
    #expect(served.status == 200)
    let paths = try #require(try served.json["paths"])
    var described: [String: String] = [:]
    for path in paths.members where path.key.hasPrefix("/v1/") {
      for operation in path.value.members where operation.key != "parameters" {
        let isOpen = operation.value["security"]?.elements.isEmpty == true
        described["\(operation.key.uppercased()) \(path.key)"] =
          operation.value["x-permission"]?.text ?? (isOpen ? "everyone" : "?")
      }
    }
    #expect(try server.stop().status == 0)
    let told = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key])
    var routed: [String: String] = [:]
    for line in told.output.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words[1].hasPrefix("/v1/") else { continue }
      let path = words[1].replacing(/:(\w+)/) { "{\($0.1)}" }
      routed["\(words[0]) \(path)"] = words[2]
    }
    // A document and its files are one route, told apart by the end of the path.
    for file in ["pdf", "xml"] {
      routed["GET /v1/invoices/{id}.\(file)"] = routed["GET /v1/invoices/{id}"]
    }
    #expect(Set(described.keys).subtracting(routed.keys).sorted() == [])
    #expect(Set(routed.keys).subtracting(described.keys).sorted() == [])
    for (route, permission) in routed where described[route] != nil {
      #expect(described[route] == permission, "\(route)")
    }
  }

  @Test func `the program serves the file that is read, and the standard's validator accepts it`()
    throws
  {
    let same = try Program.tool(["python3", Repository.path("bin/openapi"), "--check"])
    #expect(same.status == 0, "\(same.errors)")
    let python = NSHomeDirectory() + "/.cache/facturier-tests/bin/python"
    let script = """
      import sys, yaml
      from openapi_spec_validator import OpenAPIV31SpecValidator
      document = yaml.safe_load(open(sys.argv[1]))
      faults = [str(fault) for fault in OpenAPIV31SpecValidator(document).iter_errors()]
      print("\\n".join(faults))
      sys.exit(1 if faults else 0)
      """
    let told = try Program.tool([
      python, "-c", script, Repository.path("docs/api/openapi.yaml"),
    ])
    #expect(told.status == 0, "\(told.output) \(told.errors)")
  }
}
