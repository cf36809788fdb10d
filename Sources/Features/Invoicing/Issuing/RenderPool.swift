import Dispatch
import PDF
import Synchronization

/// Renderers that stay warm: each owns a compressor, a shaper and its caches, and serves one thread at a time.
package final class RenderPool: Sendable {
  private struct Idle: ~Copyable {
    // A renderer is not Sendable; the pool hands each to one thread at a time.
    nonisolated(unsafe) var renderers: [DocumentRenderer] = []
  }
  private let idle = Mutex(Idle())
  private let width: Int

  /// - Parameter width: how many documents are rendered at the same time.
  package init(width: Int) { self.width = max(1, width) }

  package func withRenderer<T>(
    _ template: DocumentTemplate, _ body: (DocumentRenderer) throws -> T
  ) rethrows -> T {
    let renderer = take() ?? DocumentRenderer(template: template)
    renderer.template = template
    defer { give(renderer) }
    return try body(renderer)
  }

  /// Applies `transform` to 0 ..< `count` on all cores; results are in order.
  package func map<T: Sendable>(
    _ count: Int, _ template: DocumentTemplate,
    _ transform: @Sendable (Int, DocumentRenderer) -> T
  ) -> [T] {
    guard count > 0 else { return [] }
    if count < 4 || width == 1 {
      return withRenderer(template) { renderer in (0..<count).map { transform($0, renderer) } }
    }
    // Small slices, taken in turn, keep both cores busy whatever the sizes of the documents.
    let slice = max(1, min(16, count / (width * 4)))
    let slices = (count + slice - 1) / slice
    return [T](unsafeUninitializedCapacity: count) { buffer, initialized in
      nonisolated(unsafe) let base = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: slices) { number in
        withRenderer(template) { renderer in
          for index in number * slice..<min(count, (number + 1) * slice) {
            (base + index).initialize(to: transform(index, renderer))
          }
        }
      }
      initialized = count
    }
  }

  private func take() -> DocumentRenderer? {
    idle.withLock { idle in
      nonisolated(unsafe) let renderer = idle.renderers.popLast()
      return renderer
    }
  }

  private func give(_ renderer: DocumentRenderer) {
    nonisolated(unsafe) let renderer = renderer
    idle.withLock { $0.renderers.append(renderer) }
  }
}
