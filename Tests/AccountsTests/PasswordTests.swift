import Kernel
import TestSupport
import Testing

@testable import Accounts

struct PasswordTests {
  @Test func `a password is kept as argon2id with a salt of its own`() {
    let (one, two) = (
      PasswordHash.make("le chat dort", chance: .system),
      PasswordHash.make("le chat dort", chance: .system)
    )
    #expect(one.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$") && one != two)
    #expect(PasswordHash.isRight("le chat dort", for: one))
    #expect(!PasswordHash.isRight("le chat dort ", for: one))
    #expect(!PasswordHash.isRight("", for: one))
    #expect(!PasswordHash.isOutdated(one))
  }

  /// Made by the reference program: `echo -n motdepasse | argon2 selselsel -id -t 2 -k 65536 -p 4 -e`.
  @Test func `a hash made elsewhere with other parameters is right, and outdated`() {
    let hash =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
    #expect(PasswordHash.isRight("password", for: hash))
    #expect(!PasswordHash.isRight("Password", for: hash))
    #expect(PasswordHash.isOutdated(hash))
  }

  @Test(arguments: [
    "123456", "password123", "Azertyuiop", "motdepasse!!", "qwertyuiop12", "aaaaaaaaaaaaaaaa",
    "1234567890", "marie@atelier.fr", "marie.dupont1", "iloveyou2024!",
  ])
  func `what attackers try first is refused`(password: String) {
    #expect(
      !PasswordRules.findings(password, told: ["marie@atelier.fr", "marie.dupont"]).isEmpty)
  }

  @Test(arguments: ["le chat dort sur la table", "Xk29-dsfQQ-1", "correct horse battery staple"])
  func `others are accepted, whatever they are made of`(password: String) {
    #expect(PasswordRules.findings(password, told: ["marie@atelier.fr", ""]).isEmpty)
  }

  @Test func `a flood of sign-ins is told to come back`() async throws {
    let threads = PasswordThreads()
    let refused = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<60 {
        group.addTask {
          do {
            _ = try await threads.run { PasswordHash.isRight("x", for: PasswordHash.ofNobody) }
            return false
          } catch { return true }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(refused > 0 && refused < 60)
  }
}
