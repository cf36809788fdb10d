import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Whose certificates are believed.
package struct OutboundTrust: Sendable {
  let context: Result<NIOSSLContext, OutboundFailure>

  /// The machine's authorities.
  package static let system = OutboundTrust(authority: nil)

  /// - Parameter authority: a PEM file of the authorities believed instead of the machine's.
  package init(authority: String?) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    // The answer is complete; a server that does not say goodbye is not waited for.
    configuration.shutdownTimeout = .milliseconds(200)
    do {
      if let authority {
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authority))
      }
      context = .success(try NIOSSLContext(configuration: configuration))
    } catch {
      context = .failure(.untrusted)
    }
  }
}

/// One request and its answer over one connection to one address.
struct OutboundExchange: Sendable {
  let request: OutboundRequest
  let url: OutboundURL
  let seconds: Int
  let answerLimit: Int
  let overflow: OutboundClient.Overflow
  let trust: OutboundTrust

  struct Failure: Error {
    let failure: OutboundFailure
    /// Nothing was sent: another address may be tried.
    let isBeforeConnection: Bool
  }

  private typealias Part = HTTPPart<HTTPRequestHead, ByteBuffer>
  private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, Part>

  func run(at address: IPAddress) async throws(Failure) -> OutboundAnswer {
    let witness = EncryptionWitness()
    let connection: Connection
    do {
      connection = try await connected(to: address, witness)
    } catch {
      throw Failure(
        failure: (error as? OutboundFailure) ?? .unreachable, isBeforeConnection: true)
    }
    do {
      return try await connection.executeThenClose { inbound, outbound in
        try await outbound.write(contentsOf: parts)
        return try await answer(inbound)
      }
    } catch let failure as OutboundFailure {
      throw Failure(failure: failure, isBeforeConnection: false)
    } catch {
      let isUntrusted = witness.sawFailure || EncryptionWitness.isEncryption(error)
      throw Failure(failure: isUntrusted ? .untrusted : .unreachable, isBeforeConnection: false)
    }
  }

  private func connected(
    to address: IPAddress, _ witness: EncryptionWitness
  ) async throws -> Connection {
    let socket = try SocketAddress(ipAddress: address.description, port: url.port)
    let encryption = url.scheme == .https ? try trust.context.get() : nil
    let name = url.literal == nil ? url.host : nil
    return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connectTimeout(.seconds(Int64(seconds)))
      .connect(to: socket) { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let encryption {
            try pipeline.addHandler(NIOSSLClientHandler(context: encryption, serverHostname: name))
            try pipeline.addHandler(witness)
          }
          try pipeline.addHTTPClientHandlers()
          try pipeline.addHandler(PartWriter())
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
  }

  private var parts: [Part] {
    var headers = HTTPHeaders()
    headers.add(name: "Host", value: url.authority)
    headers.add(name: "User-Agent", value: "Facturier")
    headers.add(name: "Connection", value: "close")
    for header in request.headers { headers.add(name: header.name, value: header.value) }
    if request.method != .get {
      headers.add(name: "Content-Length", value: String(request.body.count))
    }
    let head = HTTPRequestHead(
      version: .http1_1, method: HTTPMethod(rawValue: request.method.rawValue), uri: url.target,
      headers: headers)
    let body = request.body.isEmpty ? [] : [Part.body(ByteBuffer(bytes: request.body))]
    return [.head(head)] + body + [.end(nil)]
  }

  private func answer(
    _ inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
  ) async throws -> OutboundAnswer {
    var status = 0
    var body: [UInt8] = []
    for try await part in inbound {
      switch part {
      case .head(let head): status = Int(head.status.code)
      case .body(let chunk):
        body.append(contentsOf: chunk.readableBytesView.prefix(answerLimit - body.count + 1))
        guard body.count > answerLimit else { continue }
        guard case .cuts = overflow else { throw OutboundFailure.tooLong(limit: answerLimit) }
        return OutboundAnswer(status: status, body: Array(body.prefix(answerLimit)))
      case .end: return OutboundAnswer(status: status, body: body)
      }
    }
    // It ended before the answer did.
    throw OutboundFailure.unreachable
  }
}

/// Hands the parts of a request on as the encoder takes them.
private final class PartWriter: ChannelOutboundHandler, Sendable {
  typealias OutboundIn = HTTPPart<HTTPRequestHead, ByteBuffer>
  typealias OutboundOut = HTTPClientRequestPart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part: HTTPClientRequestPart =
      switch unwrapOutboundIn(data) {
      case .head(let head): .head(head)
      case .body(let bytes): .body(.byteBuffer(bytes))
      case .end(let trailers): .end(trailers)
      }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}
