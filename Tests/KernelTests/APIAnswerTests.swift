import Hummingbird
import Money
import Testing

@testable import Kernel

@Suite struct `Answers of the API` {
  @Test func `a bucket empties, fills by itself, and says how long it takes`() {
    let (buckets, limits) = (RequestBuckets(), RequestLimits(perMinute: 60, burst: 3))
    let start = Instant(microseconds: 1_000_000_000)
    let first = (0..<3).map { _ in buckets.take("key", limits, start) }
    #expect(first.map(\.remaining) == [2, 1, 0])
    #expect(first.map(\.resetSeconds) == [1, 2, 3])
    let over = buckets.take("key", limits, start)
    #expect(over.isOver && over.waitSeconds == 1 && over.remaining == 0)
    #expect(!buckets.take("other", limits, start).isOver)
    #expect(!buckets.take("key", limits, start.adding(seconds: 1)).isOver)
    #expect(buckets.take("key", limits, start.adding(seconds: 1)).isOver)
    #expect(buckets.take("key", limits, start.adding(seconds: 60)).remaining == 2)
  }

  @Test func `the memory of whoever asks is bounded, and those above their limit stay known`() {
    let (buckets, limits) = (RequestBuckets(), RequestLimits(perMinute: 60, burst: 1))
    let start = Instant(microseconds: 1_000_000_000)
    for number in 0..<(RequestBuckets.most * 2) {
      _ = buckets.take("a\(number)", limits, start.adding(seconds: Int64(number / 1_000) * 2))
    }
    #expect(buckets.count <= RequestBuckets.most)
    let now = start.adding(seconds: 1_000)
    _ = buckets.take("now", limits, now)
    #expect(buckets.take("now", limits, now).isOver)
  }

  @Test(arguments: [
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("192.0.2.7", "192.0.2.7"), ("local", "local"),
  ])
  func `addresses of one network of version 6 are one`(address: String, name: String) {
    #expect(RequestBuckets.name(ofAddress: address) == name)
  }

  @Test(arguments: ["", "off", "10", "10:", "0:1", "1:0", "-1:5", "10:10:10", "a:b"])
  func `a limit is two numbers`(text: String) {
    #expect(RequestLimits(text) == nil)
  }

  @Test(arguments: [
    (#"{"externalId": "x", "a": 1}"#, "x"), (#"{"a": 1, "externalId":"x"}"#, "x"),
    (#"{"externalId": "x"}"#, "x"), (#"{"a": {"externalId": "no"}, "externalId": "x\"y"}"#, "x\"y"),
    (#"{"a": "externalId", "b": ["externalId", {"externalId": 1}]}"#, nil), ("[]", nil), ("", nil),
    (#"{"externalId": null, "a": "}"}"#, nil), (#"{"a": "\\", "externalId": "x"}"#, "x"),
  ])
  func `an external id is taken out of the root and everything else stays in its place`(
    body: String, name: String?
  ) throws {
    let (left, taken) = try ExternalID.taken(from: ByteBuffer(string: body))
    #expect(taken?.text == name)
    #expect(left.readableBytes == body.utf8.count)
    guard !body.isEmpty else { return }
    let (before, after) = (
      try JSONParser.parse(body.utf8).root, try JSONParser.parse(Array(left.readableBytesView)).root
    )
    let kept = before.members.filter { $0.key != "externalId" }
    #expect(after.members.map(\.key) == kept.map(\.key))
    #expect(after.members.map(\.value.column) == kept.map(\.value.column))
  }

  @Test(arguments: [#"{"externalId": ""}"#, #"{"externalId": "a\nb"}"#, #"{"externalId": {}}"#])
  func `an external id is one line of text`(body: String) {
    #expect(throws: ExternalIDProblem.self) {
      try ExternalID.taken(from: ByteBuffer(string: body))
    }
  }

  @Test func `an entity tag is strong, and found in a list`() {
    let tag = EntityTag(Array("a".utf8))
    #expect(tag == EntityTag("a".utf8) && tag != EntityTag("b".utf8))
    #expect(tag.isAmong("\"x\",\(tag.text)") && tag.isAmong("*") && !tag.isAmong("W/\(tag.text)"))
  }
}
