/// RFC 7396: what an object says after a patch. Members of the patch replace, `null` removes, objects are merged,
/// lists are replaced whole.
package enum JSONMergePatch {
  /// - Returns: the merged document, as JSON.
  package static func apply(_ patch: JSONValue, to target: JSONValue) -> [UInt8] {
    let json = JSONWriter()
    merge(target, patch, to: json)
    return json.bytes
  }

  private static func merge(_ target: JSONValue?, _ patch: JSONValue, to json: JSONWriter) {
    guard patch.isObject else { return json.value(patch) }
    let kept = target?.members ?? []
    json.object {
      for member in kept {
        guard let change = patch[member.key] else {
          json.key(member.key)
          json.value(member.value)
          continue
        }
        if change.isNull { continue }
        json.key(member.key)
        merge(member.value, change, to: json)
      }
      for member in patch.members
      where !member.value.isNull && !kept.contains(where: { $0.key == member.key }) {
        json.key(member.key)
        merge(nil, member.value, to: json)
      }
    }
  }
}

extension JSONWriter {
  /// A value that was read; numbers become the text of their token, which keeps them exact.
  package func value(_ value: JSONValue) {
    switch value.content {
    case .null: null()
    case .bool(let flag): self.value(flag)
    case .number(let token), .string(let token): self.value(token)
    case .array(let elements): array { for element in elements { self.value(element) } }
    case .object(let members):
      object {
        for member in members {
          key(member.key)
          self.value(member.value)
        }
      }
    }
  }
}
