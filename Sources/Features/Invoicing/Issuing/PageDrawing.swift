import Dispatch
import PDF
import Synchronization

/// Draws documents on the other cores while those after them are still being numbered and written, a slice at a time.
struct PageDrawing<Drawn: Sendable> {
  private static var slice: Int { 16 }

  private final class Slices: Sendable {
    let drawn = Mutex<[Int: [Drawn]]>([:])
  }

  private let renderers: RenderPool
  private let template: DocumentTemplate
  private let draw: @Sendable (IssuedDocument, DocumentRenderer) -> Drawn
  private let slices = Slices()
  private let group = DispatchGroup()
  private var started = 0
  private var waiting: [IssuedDocument] = []

  init(
    _ renderers: RenderPool, _ template: DocumentTemplate,
    _ draw: @escaping @Sendable (IssuedDocument, DocumentRenderer) -> Drawn
  ) {
    self.renderers = renderers
    self.template = template
    self.draw = draw
  }

  mutating func add(_ document: IssuedDocument) {
    waiting.append(document)
    if waiting.count == Self.slice { start() }
  }

  private mutating func start() {
    let (renderers, template, draw, slices) = (renderers, template, draw, slices)
    let (number, documents) = (started, waiting)
    started += 1
    waiting = []
    DispatchQueue.global().async(group: group) {
      let drawn = renderers.withRenderer(template) { renderer in
        documents.map { draw($0, renderer) }
      }
      slices.drawn.withLock { $0[number] = drawn }
    }
  }

  /// Waits for the last.
  ///
  /// - Returns: one of each document, in the order they were added.
  mutating func finish() -> [Drawn] {
    let (last, draw) = (waiting, draw)
    waiting = []
    // The few of a lone request are drawn here; the rest of a run on whichever cores are free.
    let rest = renderers.map(last.count, template) { index, renderer in
      draw(last[index], renderer)
    }
    group.wait()
    let drawn = slices.drawn.withLock { $0 }
    return (0..<started).flatMap { drawn[$0] ?? [] } + rest
  }
}
