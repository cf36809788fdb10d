import Glibc

/// What the operating system says of this process, under the names every Prometheus dashboard knows.
package enum ProcessFacts {
  package static func samples(startedAt seconds: Int64) -> [MetricsRegistry.Sample] {
    var samples: [MetricsRegistry.Sample] = [
      .init(.processTime, text: MetricsRegistry.seconds(cpuNanoseconds)),
      .init(.startedAt, seconds),
    ]
    if let bytes = residentBytes { samples.append(.init(.memory, bytes)) }
    if let count = openFiles { samples.append(.init(.openFiles, count)) }
    return samples
  }

  private static var cpuNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The second number of `/proc/self/statm`, in pages.
  private static var residentBytes: Int? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return nil }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let numbers = text.split(separator: " ")
    return numbers.count > 1 ? Int(numbers[1]).map { $0 * Int(getpagesize()) } : nil
  }

  private static var openFiles: Int? {
    guard let folder = opendir("/proc/self/fd") else { return nil }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Itself, its parent and the folder that is being read.
    return count - 3
  }
}
