import Kernel

extension SendPages {
  /// What a new company sets up: a way for mail to leave, by the environment.
  ///
  /// - Parameter mayMail: whether there is one.
  package static func setup(mayMail: Bool) -> SetupSource {
    SetupSource(.companiesWrite) { _, language, _ in
      let words = Words(TransmissionStrings.table, language)
      return SetupStep(title: words.setup, detail: words.setupHelp, href: path, isDone: mayMail)
    }
  }
}
