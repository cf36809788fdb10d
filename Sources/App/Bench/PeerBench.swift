import Foundation
import Kernel

enum PeerBench {
  static func issue(ourCPUSeconds: Double) throws {}
}
