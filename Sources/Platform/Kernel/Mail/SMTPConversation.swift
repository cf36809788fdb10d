import NIOCore

/// One mail's way through one connection: what we say, and what each answer means.
struct SMTPConversation {
  struct Reply {
    let code: Int
    let lines: [String]

    /// "451 4.3.0 busy": as the server wrote it, printable, at most 200 characters.
    var text: String {
      String(CleanText.line("\(code) " + lines.joined(separator: " ")).prefix(200))
    }
  }

  let channel: any Channel
  let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  var lines: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  let answerSeconds: Int64
  private var received = ByteBuffer()
  /// After the last byte of the mail nothing but the answer tells whether the server took it.
  private var isHandedOver = false

  init(
    channel: any Channel, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
    lines: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator, answerSeconds: Int64
  ) {
    self.channel = channel
    self.outbound = outbound
    self.lines = lines
    self.answerSeconds = answerSeconds
  }

  typealias Encryption = @Sendable () throws -> [any ChannelHandler]

  /// - Parameter encryption: what stands in the pipeline after `STARTTLS`.
  mutating func deliver(
    _ message: [UInt8], from sender: EmailAddress, to recipient: EmailAddress,
    protection: SMTPSettings.Protection, signIn: SMTPSettings.SignIn?,
    encryption: @escaping Encryption
  ) async throws -> String {
    do {
      var extensions = try await greeted()
      extensions = try await protected(extensions, protection, encryption)
      if let signIn { try await sign(in: signIn, extensions) }
      if let limit = size(in: extensions), limit > 0, message.count > limit {
        throw MailFailure.refused("\(message.count) > SIZE \(limit)")
      }
      try await expect(250, "MAIL FROM:<\(sender)>")
      try await expect(250, "RCPT TO:<\(recipient)>")
      try await expect(354, "DATA")
      let taken = try await handOver(message)
      // Whatever becomes of the farewell, the mail is taken.
      try? await write(Array("QUIT\r\n".utf8))
      return taken
    } catch let error where isHandedOver && !(error is MailFailure) {
      throw MailFailure.outcomeUnknown("connection lost")
    }
  }

  // MARK: Opening

  /// - Returns: the extensions the server offers, in upper case.
  private mutating func greeted() async throws -> [String] {
    let greeting = try await reply()
    guard greeting.code == 220 else { throw failure(greeting) }
    return try await introduced()
  }

  private mutating func introduced() async throws -> [String] {
    let host =
      switch channel.localAddress {
      case .v4(let address)?: "[\(address.host.isEmpty ? Self.here(channel) : address.host)]"
      case .v6?: "[IPv6:\(Self.here(channel))]"
      default: "[127.0.0.1]"
      }
    let answer = try await expect(250, "EHLO \(host)")
    return answer.lines.dropFirst().map { $0.uppercased() }
  }

  private static func here(_ channel: any Channel) -> String {
    channel.localAddress?.ipAddress ?? "127.0.0.1"
  }

  private mutating func protected(
    _ extensions: [String], _ protection: SMTPSettings.Protection,
    _ encryption: @escaping Encryption
  ) async throws -> [String] {
    let isOffered = extensions.contains("STARTTLS")
    switch protection {
    case .tls, .none: return extensions
    case .startTLSIfOffered where !isOffered: return extensions
    case .startTLS where !isOffered: throw MailFailure.untrusted("no STARTTLS")
    case .startTLS, .startTLSIfOffered: break
    }
    try await expect(220, "STARTTLS")
    // What arrived in the clear after the answer was said by somebody else.
    guard received.readableBytes == 0 else { throw MailFailure.untrusted("STARTTLS") }
    let channel = channel
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandlers(encryption(), position: .first)
    }.get()
    return try await introduced()
  }

  private mutating func sign(in signIn: SMTPSettings.SignIn, _ extensions: [String]) async throws {
    let offered =
      extensions.first { $0.hasPrefix("AUTH ") }?.split(separator: " ").dropFirst() ?? []
    let (user, password) = (Array(signIn.user.utf8), Array(signIn.password.utf8))
    let answer: Reply
    if offered.contains("PLAIN") {
      answer = try await ask("AUTH PLAIN \(Base64Lines.text([0] + user + [0] + password))")
    } else if offered.contains("LOGIN") {
      _ = try await ask("AUTH LOGIN")
      _ = try await ask(Base64Lines.text(user))
      answer = try await ask(Base64Lines.text(password))
    } else {
      throw MailFailure.signInRefused("no AUTH PLAIN, no AUTH LOGIN")
    }
    guard answer.code == 235 else {
      throw (400..<500).contains(answer.code)
        ? MailFailure.deferred(answer.text) : .signInRefused(answer.text)
    }
  }

  private func size(in extensions: [String]) -> Int? {
    extensions.first { $0.hasPrefix("SIZE ") }.flatMap { Int($0.dropFirst(5)) }
  }

  // MARK: The mail

  private mutating func handOver(_ message: [UInt8]) async throws -> String {
    try await write(Self.stuffed(message))
    isHandedOver = true
    let answer: Reply
    do {
      answer = try await ask(".")
    } catch let failure as MailFailure {
      // No answer in time, or one that cannot be read.
      throw MailFailure.outcomeUnknown(failure.reason)
    }
    guard answer.code == 250 else { throw failure(answer) }
    return answer.text
  }

  /// A line that begins with a dot gets another, or it would end the mail.
  private static func stuffed(_ message: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(message.count + 16)
    var isAtStart = true
    for byte in message {
      if isAtStart, byte == UInt8(ascii: ".") { output.append(byte) }
      output.append(byte)
      isAtStart = byte == 0x0A
    }
    return output
  }

  // MARK: Saying and hearing

  @discardableResult
  private mutating func expect(_ code: Int, _ command: String) async throws -> Reply {
    let answer = try await ask(command)
    guard answer.code == code || (code == 250 && answer.code == 251) else { throw failure(answer) }
    return answer
  }

  private func failure(_ reply: Reply) -> MailFailure {
    (500..<600).contains(reply.code) ? .refused(reply.text) : .deferred(reply.text)
  }

  private mutating func ask(_ command: String) async throws -> Reply {
    try await write(Array((command + "\r\n").utf8))
    return try await reply()
  }

  private func write(_ bytes: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes))
  }

  /// The next whole answer. A server that is silent for too long is hung up on.
  private mutating func reply() async throws -> Reply {
    let channel = channel
    let alarm = channel.eventLoop.scheduleTask(in: .seconds(answerSeconds)) {
      channel.close(promise: nil)
    }
    defer { alarm.cancel() }
    var texts: [String] = []
    while true {
      let line = try await nextLine()
      guard let code = Int(line.prefix(3)), (200..<600).contains(code), texts.count < 100 else {
        throw MailFailure.unreachable("not SMTP")
      }
      texts.append(String(line.dropFirst(4)))
      if line.dropFirst(3).first != "-" { return Reply(code: code, lines: texts) }
    }
  }

  private mutating func nextLine() async throws -> String {
    while true {
      if let end = received.readableBytesView.firstIndex(of: 0x0A) {
        let length = end - received.readerIndex + 1
        let line = received.readString(length: length) ?? ""
        return line.trimmingSuffix { $0.isNewline }
      }
      guard received.readableBytes < 4096, var more = try await lines.next() else {
        throw MailFailure.unreachable("connection lost")
      }
      received.writeBuffer(&more)
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, drops(last) { text.removeLast() }
    return String(text)
  }
}
