import Testing

@testable import Kernel

/// The style sheet is written with the names of the design system, each of which is declared once.
@Suite struct DesignTokenTests {
  /// Paper has sizes of its own.
  private static let screen = [
    StyleSheet.base, StyleSheet.shell, StyleSheet.palette, StyleSheet.controls, StyleSheet.tables,
    StyleSheet.pages, StyleSheet.dashboard, StyleSheet.narrow, StyleSheet.lists, StyleSheet.editor,
    StyleSheet.welcome, StyleSheet.help, StyleSheet.status, StyleSheet.toasts, StyleSheet.problem,
  ].joined(separator: "\n")

  @Test func `every size of text is of the scale`() {
    let sizes = Self.screen.matches(of: /font-size: ([^;}]+)/).map { String($0.1) }
    #expect(sizes.count > 40)
    // In a drawing a size counts the drawing's own units.
    let strange = sizes.filter { !$0.hasPrefix("var(--text-") && $0 != "inherit" && $0 != "19px" }
    #expect(strange == [])
    // All of a font at once; code is a little smaller than the text around it.
    let fonts = Self.screen.matches(of: /[^-\w]font: ([^;}]+)/).map { String($0.1) }
    let known = ["inherit", ".86em/1.5 var(--mono)", "11.5px var(--sans)"]
    #expect(fonts.count > 5)
    #expect(fonts.filter { !$0.contains("var(--text-") && !known.contains($0) } == [])
  }

  @Test func `every space between things is of the scale`() {
    let places = Self.screen.matches(
      of: /[^-\w](?:row-gap|column-gap|gap|padding|margin)(?:-(?:top|right|bottom|left))?: ([^;}]+)/
    ).map { String($0.1) }
    #expect(places.count > 200)
    // Less than a pixel or two adjusts a baseline; more than three rem is a place, such as that of a bar.
    let strange = places.filter { place in
      if place.contains(/[3-9]px|[0-9]{2}px|[0-9]em/) { return true }
      return place.matches(of: /([0-9]*\.?[0-9]+)rem/).contains { length in
        (Double(length.1) ?? 0) >= 0.08 && (Double(length.1) ?? 0) <= 3.1
      }
    }
    #expect(strange == [])
  }

  @Test func `a colour is a name, light and dark`() {
    #expect(Self.screen.matches(of: /#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\(/).map { String($0.0) } == [])
  }

  @Test func `every name that is used is declared, and every one declared is used`() {
    let declared = Set(StyleSheet.tokens.matches(of: /(--[a-z0-9-]+):/).map { String($0.1) })
    let used = Set(StyleSheet.text.matches(of: /var\((--[a-z0-9-]+)\)/).map { String($0.1) })
    #expect(used.subtracting(declared) == [])
    #expect(declared.subtracting(used) == [])
  }
}
