/// Before many rows of a list change: what will happen, and the button.
package struct ListConfirmPage {
  package let list: ListDeclaration
  /// "Émettre {} documents ?"
  package let title: Plural
  package let effect: Text
  /// The words of the button.
  package let button: Text
  /// Where the form goes, which said what is selected and now says `confirmed=true`.
  package let path: String
  package let count: Int
  package let fields: FormFields
  /// Other rows match now than when it was asked.
  package var hasChanged = false

  package init(
    _ list: ListDeclaration, title: Plural, effect: Text, button: Text, path: String, count: Int,
    fields: FormFields
  ) {
    self.list = list
    self.title = title
    self.effect = effect
    self.button = button
    self.path = path
    self.count = count
    self.fields = fields
  }

  package func render(in shell: PageShell) -> [UInt8] {
    let language = shell.language
    let title = CountedPlural(plural: title, language: language)(count)
    return shell.page(title: title, section: list.path) { page in
      page.div(class: "top") { page.h1(title) }
      if hasChanged {
        page.p(
          class: "notice warn", .role("alert"), text: ListStrings.table.matchesOthers(language))
      }
      page.section(class: "card decide") {
        page.p(effect(language), class: "effect")
        page.div(class: "actions") {
          page.form(.method("post"), .action(path)) {
            for field in fields.with("confirmed", "true").fields {
              page.input(.type("hidden"), .name(field.name), .value(field.value))
            }
            page.button(class: "button primary large", .type("submit"), text: button(language))
          }
          page.a(class: "button", .href(back), text: ListStrings.table.back(language))
        }
      }
    }
  }

  /// To the rows one came from.
  private var back: String {
    (try? FormFields(fields["query"] ?? "")).map { ListAddress($0, of: list).href } ?? list.path
  }
}
