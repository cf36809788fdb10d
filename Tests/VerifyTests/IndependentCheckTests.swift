import Foundation
import Seal
import TestSupport
import Testing
import Verification

/// `verify_archive.py`, written from the specifications alone, over `cryptography` and `pymerkle`, agrees with ours.
@Suite struct IndependentCheckTests {
  /// Made by bin/test.
  static let python =
    (ProcessInfo.processInfo.environment["HOME"] ?? "/root")
    + "/.cache/facturier-tests/bin/python"

  @Test func `a checker in another language agrees on the sound archive and on changed ones`()
    throws
  {
    guard FileManager.default.fileExists(atPath: Self.python) else {
      Issue.record("\(Self.python) is missing: run bin/test, which makes it")
      return
    }
    let folder = TemporaryFolder()
    var jobs = [try job(MutationTests.sound, [], named: "sound", in: folder)]
    var seed = Seed(5)
    var mutations: [MutationTests.Mutation] = []
    for round in 0..<80 {
      let mutation = MutationTests.mutation(&seed, MutationTests.sound)
      jobs.append(try job(mutation.files, mutation.anchors, named: "m\(round)", in: folder))
      mutations.append(mutation)
    }
    try folder.write("jobs", jobs.map { $0 + "\n" }.joined())
    let ended = try Program.tool([
      "sh", "-c",
      "\(Self.python) \(Repository.path("Tests/VerifyTests/verify_archive.py")) --many < \(folder.file("jobs"))",
    ])
    let verdicts = ended.output.split(separator: "\n")
    #expect(verdicts.count == 81, "\(ended.errors)")
    #expect(verdicts.first?.hasPrefix("0") == true, "\(verdicts.first ?? "")")
    for (verdict, mutation) in zip(verdicts.dropFirst(), mutations) {
      #expect(!verdict.hasPrefix("0"), "not seen by the other checker: \(mutation.name)")
    }
  }

  private func job(
    _ files: [String: [UInt8]], _ anchors: [String], named name: String,
    in folder: TemporaryFolder
  ) throws -> String {
    let inside = Dictionary(uniqueKeysWithValues: files.map { ("\(name)/\($0.key)", $0.value) })
    try folder.write(inside)
    var job = [folder.file(name)]
    for (index, anchor) in anchors.enumerated() {
      job.append(try folder.write("\(name).\(index).txt", anchor))
    }
    return job.joined(separator: "\t")
  }
}
