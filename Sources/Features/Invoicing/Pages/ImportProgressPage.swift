import Kernel

/// An import being issued, and what came of it.
package struct ImportProgressPage: Sendable {
  package struct Running: Sendable {
    package var done: Int
    package var total: Int
    /// Documents per second; `nil` before it can be told.
    package var perSecond: Int?
    package var secondsLeft: Int?

    package init(done: Int, total: Int, perSecond: Int? = nil, secondsLeft: Int? = nil) {
      self.done = done
      self.total = total
      self.perSecond = perSecond
      self.secondsLeft = secondsLeft
    }
  }

  package struct Result: Sendable {
    package var counts: ImportPreviewPage.Counts
    package var totals: ImportPreviewPage.Totals
    /// "12 s".
    package var duration: String
    package var issuedHref: String

    package init(
      counts: ImportPreviewPage.Counts, totals: ImportPreviewPage.Totals, duration: String,
      issuedHref: String
    ) {
      self.counts = counts
      self.totals = totals
      self.duration = duration
      self.issuedHref = issuedHref
    }
  }

  package enum Phase: Sendable {
    case running(Running)
    case finished(Result)
    /// Nothing is lost; `resumeHref` takes a `POST`.
    case stopped(Text, Running, resumeHref: String)
  }

  package var fileName: String
  package var phase: Phase
  /// Where the script of the page asks: answers `progressJSON`.
  package var progressHref: String
  package var reportHref: String?
  package var refusalsCSVHref: String?

  package init(
    fileName: String, phase: Phase, progressHref: String, reportHref: String? = nil,
    refusalsCSVHref: String? = nil
  ) {
    self.fileName = fileName
    self.phase = phase
    self.progressHref = progressHref
    self.reportHref = reportHref
    self.refusalsCSVHref = refusalsCSVHref
  }

  /// What `/imports/{id}/progress.json` answers, in the language of the page.
  package func progressJSON(_ language: Language) -> JSONWriter {
    let words = Words(ImportStrings.table, language)
    let json = JSONWriter()
    json.object {
      switch phase {
      case .running(let running):
        json.field("finished", false)
        json.field("done", running.done)
        json.field("total", running.total)
        json.field("count", running.count(words))
        json.field("pace", running.pace(words))
      case .finished, .stopped: json.field("finished", true)
      }
    }
    return json
  }
}

extension ImportProgressPage.Running {
  /// "1 200 sur 18 532".
  func count(_ words: Words<ImportStrings>) -> String {
    words.progressOf(words.language.number(done), words.language.number(total))
  }

  /// "850 par seconde · encore 12 s"; empty before anything can be told.
  func pace(_ words: Words<ImportStrings>) -> String {
    let rate = perSecond.map { words.rate(words.language.number($0)) }
    let left = secondsLeft.map { seconds in
      seconds < 90
        ? words.secondsLeft(String(seconds)) : words.minutesLeft(String((seconds + 30) / 60))
    }
    return [rate, left].compactMap { $0 }.joined(separator: " · ")
  }
}
