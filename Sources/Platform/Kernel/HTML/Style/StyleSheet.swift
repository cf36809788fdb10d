/// The one style sheet of all pages, written by hand. Colours, sizes and spaces are tokens; a page class
/// only places things.
enum StyleSheet {
  static let text = [
    tokens, base, shell, palette, controls, tables, pages, dashboard, narrow, lists, editor,
    welcome, help, status, toasts, problem, print,
  ].joined(separator: "\n")
}
