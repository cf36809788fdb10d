/// One attribute of an element. Values are escaped and quoted; those that hold an address refuse schemes
/// that run code. There is no `style` and no `on…`: the content security policy would ignore them.
package struct Attribute: Sendable {
  private enum Value: Sendable {
    case absent
    case present
    case text(String)
  }
  private let name: StaticString
  private let value: Value

  private init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Any other attribute with a value that is not an address.
  package static func attribute(_ name: StaticString, _ value: String) -> Attribute {
    Attribute(name, .text(value))
  }

  /// Left out when `value` is nil.
  private static func optional(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value.map { .text($0) } ?? .absent)
  }

  private static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute {
    Attribute(name, isOn ? .present : .absent)
  }

  private static func address(_ name: StaticString, _ url: String) -> Attribute {
    Attribute(name, .text(isSafe(url) ? CompanyPath.inCompany(url) : "#"))
  }

  /// A path of this site, a query, a fragment, or an address of the web or of a mailbox.
  static func isSafe(_ url: String) -> Bool {
    let bytes = url.utf8
    switch bytes.first {
    case nil: return false
    case UInt8(ascii: "?"), UInt8(ascii: "#"): return true
    case UInt8(ascii: "/"):
      // "//host" and "/\host" would leave the site.
      let second = bytes.dropFirst().first
      return second != UInt8(ascii: "/") && second != UInt8(ascii: "\\")
    default:
      let start = bytes.prefix(8).map { $0 | 0x20 }
      return ["https://", "http://", "mailto:"].contains { start.starts(with: $0.utf8) }
    }
  }

  /// Whether it is what makes a form change something.
  var isPost: Bool {
    if case .text("post") = value {
      return name.utf8CodeUnitCount == 6 && name.description == "method"
    }
    return false
  }

  func write(to output: OutputBytes) {
    if case .absent = value { return }
    output.append(UInt8(ascii: " "))
    output.append(name)
    guard case .text(let text) = value else { return }
    output.append("=\"")
    HTMLEscape.append(text, to: output)
    output.append(UInt8(ascii: "\""))
  }
}

extension Attribute {
  package static func id(_ id: String) -> Attribute { attribute("id", id) }
  package static func lang(_ language: String) -> Attribute { attribute("lang", language) }
  package static func name(_ name: String) -> Attribute { attribute("name", name) }
  package static func content(_ text: String) -> Attribute { attribute("content", text) }
  package static func type(_ type: String) -> Attribute { attribute("type", type) }
  package static func rel(_ relation: String) -> Attribute { attribute("rel", relation) }
  package static func value(_ value: String) -> Attribute { attribute("value", value) }
  package static func title(_ title: String) -> Attribute { attribute("title", title) }
  package static func label(_ text: String) -> Attribute { attribute("aria-label", text) }
  package static func describedBy(_ id: String) -> Attribute { attribute("aria-describedby", id) }
  package static func labelledBy(_ id: String) -> Attribute { attribute("aria-labelledby", id) }
  package static func role(_ role: String) -> Attribute { attribute("role", role) }
  package static func scope(_ scope: String) -> Attribute { attribute("scope", scope) }
  package static func `for`(_ id: String) -> Attribute { attribute("for", id) }
  package static func method(_ method: String) -> Attribute { attribute("method", method) }
  package static func placeholder(_ text: String) -> Attribute { attribute("placeholder", text) }
  package static func accept(_ types: String) -> Attribute { attribute("accept", types) }
  package static func datetime(_ machine: String) -> Attribute { attribute("datetime", machine) }
  package static func colspan(_ columns: Int) -> Attribute { attribute("colspan", String(columns)) }
  package static func inputMode(_ mode: String) -> Attribute { attribute("inputmode", mode) }
  package static func max(_ value: Int) -> Attribute { attribute("max", String(value)) }

  package static func href(_ url: String) -> Attribute { address("href", url) }
  package static func src(_ url: String) -> Attribute { address("src", url) }
  package static func action(_ url: String) -> Attribute { address("action", url) }
  /// Where a button sends the form it is in.
  package static func formAction(_ url: String) -> Attribute { address("formaction", url) }
  /// Where a script of ours asks for news.
  package static func dataURL(_ url: String) -> Attribute { address("data-url", url) }

  /// Where the shell's script hears that something moved.
  static func dataLive(_ url: String) -> Attribute { address("data-live", url) }
  /// What is read again when one of the topics moves; it needs an id.
  package static func live(_ topics: LiveTopic...) -> Attribute {
    attribute("data-live", topics.map(\.rawValue).joined(separator: " "))
  }

  /// Marks the page, step or choice the reader is at.
  package static func current(_ what: String?) -> Attribute { optional("aria-current", what) }
  package static func download(_ name: String) -> Attribute { attribute("download", name) }
  package static let hiddenFromReaders = attribute("aria-hidden", "true")
  package static let required = flag("required", true)
  package static let disabled = flag("disabled", true)
  package static let `defer` = flag("defer", true)
  package static let lazy = attribute("loading", "lazy")
  /// For a file to travel in a form.
  package static let multipart = attribute("enctype", "multipart/form-data")
  /// What is not shown until a script has something to say.
  package static let hidden = flag("hidden", true)
  package static func open(_ isOpen: Bool) -> Attribute { flag("open", isOpen) }
  /// Shown above the page by the button whose `popovertarget` is its id; without script too.
  package static let popover = flag("popover", true)
  package static func popoverTarget(_ id: String) -> Attribute { attribute("popovertarget", id) }
  package static func hidden(_ isOn: Bool) -> Attribute { flag("hidden", isOn) }
  package static func checked(_ isOn: Bool) -> Attribute { flag("checked", isOn) }
  package static func selected(_ isOn: Bool) -> Attribute { flag("selected", isOn) }
}
