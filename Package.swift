// swift-tools-version: 6.2
import PackageDescription

let swift6: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
/// RSA, which time-stamping authorities sign with.
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")

/// One line per target; an arrow may only point to something declared above it (ARCHITECTURE.md).
let package = Package(
  name: "facturier",
  products: [
    .executable(name: "facturier", targets: ["App"]),
    .executable(name: "facturier-verify", targets: ["Verify"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1",
      traits: ["FullFoundation"]),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    // Of hummingbird; named here because mail and calls to other programs go over them.
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    // Of hummingbird; named here because a node's end is bounded, and because it is measured and traced.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", exact: "1.7.3"),
  ],
  targets: [
    // System libraries: header shims only.
    .systemLibrary(
      name: "CSQLite", path: "Sources/Platform/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CPostgreSQL", path: "Sources/Platform/CPostgreSQL", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
      name: "CHarfBuzz", path: "Sources/Platform/CHarfBuzz", pkgConfig: "harfbuzz-subset",
      providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(
      name: "CFriBidi", path: "Sources/Platform/CFriBidi", pkgConfig: "fribidi",
      providers: [.apt(["libfribidi-dev"])]),
    .systemLibrary(
      name: "CDeflate", path: "Sources/Platform/CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/Platform/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CZstd", path: "Sources/Platform/CZstd", pkgConfig: "libzstd",
      providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(
      name: "CQREncode", path: "Sources/Platform/CQREncode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(
      name: "CPNG", path: "Sources/Platform/CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"])]),
    .systemLibrary(
      name: "CQPDF", path: "Sources/Platform/CQPDF", pkgConfig: "libqpdf",
      providers: [.apt(["libqpdf-dev"])]),

    .systemLibrary(
      name: "CArgon2", path: "Sources/Platform/CArgon2", pkgConfig: "libargon2",
      providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(
      name: "CPKCS11", path: "Sources/Platform/CPKCS11", providers: [.apt(["libp11-kit-dev"])]),

    // Libraries: pure. No database, no network, no clock.
    .target(name: "Money", path: "Sources/Libraries/Money", swiftSettings: swift6),
    .target(
      name: "EN16931", dependencies: ["Money"], path: "Sources/Libraries/EN16931",
      swiftSettings: swift6),
    .target(
      name: "Tax", dependencies: ["Money"], path: "Sources/Libraries/Tax", swiftSettings: swift6),
    .target(
      name: "PDF", dependencies: [crypto, "CHarfBuzz", "CFriBidi", "CDeflate", "CQPDF"],
      path: "Sources/Libraries/PDF", swiftSettings: swift6),
    .target(
      name: "Seal", dependencies: [crypto, cryptoExtras], path: "Sources/Libraries/Seal",
      swiftSettings: swift6),

    // The verifier: reads an export alone, so it knows how things are sealed and nothing else.
    .target(
      name: "Verification", dependencies: ["Seal", crypto], path: "Sources/Verify/Verification",
      swiftSettings: swift6),
    .executableTarget(
      name: "Verify", dependencies: ["Verification"], path: "Sources/Verify/Program",
      swiftSettings: swift6),

    // Platform: databases and HTTP, no business.
    .target(
      name: "Storage", dependencies: ["Money", "CSQLite", "CPostgreSQL"],
      path: "Sources/Platform/Storage",
      swiftSettings: swift6),
    .target(
      name: "Kernel",
      dependencies: [
        "Money", "Seal", "Storage", crypto, "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      path: "Sources/Platform/Kernel", swiftSettings: swift6),

    .target(
      name: "Accounts",
      dependencies: [
        "Money", "PDF", "Seal", "Storage", "Kernel", crypto, cryptoExtras, "CArgon2",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Platform/Accounts", swiftSettings: swift6),

    // Features: one business capability each.
    .target(
      name: "Ledger",
      dependencies: [
        "Money", "Storage", "Kernel", .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Ledger", exclude: ["README.md"], swiftSettings: swift6),
    .target(
      name: "Customers",
      dependencies: [
        "Money", "Storage", "Kernel", .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Customers", swiftSettings: swift6),
    .target(
      name: "Catalogue",
      dependencies: [
        "Money", "EN16931", "Storage", "Kernel",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Catalogue", exclude: ["README.md"], swiftSettings: swift6),
    .target(
      name: "Registers",
      dependencies: [
        "Money", "EN16931", "Storage", "Kernel",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Features/Registers", exclude: ["README.md"], swiftSettings: swift6),
    .target(
      name: "Invoicing",
      dependencies: [
        "Money", "EN16931", "Tax", "PDF", "Seal", "Storage", "Kernel", "Ledger", "Customers",
        "Catalogue",
        "Registers", "Accounts",
        crypto,
        "CDeflate", "CPNG", "CZstd", "CPKCS11",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Invoicing", exclude: ["README.md"], swiftSettings: swift6),
    .target(
      name: "Shops",
      dependencies: [
        "Money", "Storage", "Kernel", "Customers", "Invoicing",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Shops", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Transmission",
      dependencies: [
        "Money", "EN16931", "Seal", "Storage", "Kernel", "Customers", "Invoicing", crypto,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Features/Transmission", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Archive",
      dependencies: [
        "Money", "Seal", "Storage", "Kernel", "Invoicing", crypto,
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Archive", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Automation",
      dependencies: [
        "Money", "Storage", "Kernel", "Invoicing", crypto,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/Features/Automation", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Companies",
      dependencies: [
        "Accounts", "EN16931", "Money", "Storage", "Kernel", "Registers", "Invoicing",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Companies", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Dashboard",
      dependencies: [
        "Money", "Storage", "Kernel", "Ledger", "Invoicing", "Archive",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/Features/Dashboard", exclude: ["README.md"], swiftSettings: swift6),

    .target(
      name: "Help",
      dependencies: ["Kernel", .product(name: "Hummingbird", package: "hummingbird")],
      path: "Sources/Features/Help", exclude: ["README.md"], swiftSettings: swift6),

    .executableTarget(
      name: "App",
      dependencies: [
        "Money", "EN16931", "Tax", "PDF", "Seal", "Storage", "Kernel", "Ledger", "Customers",
        "Catalogue",
        "Registers",
        "Accounts", "Companies", "Invoicing", "Shops", "Transmission", "Archive", "Automation",
        "Dashboard", "Help", "Verification",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"), crypto,
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Metrics", package: "swift-metrics"),
      ],
      path: "Sources/App", swiftSettings: swift6),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: [
        "Accounts", "Money", "EN16931", "PDF", "Storage", "Kernel", "Ledger", "Customers",
        "Catalogue",
        "Registers",
        "Invoicing", "Shops", "Transmission", .product(name: "Hummingbird", package: "hummingbird"),
        "Archive", "Automation", "Companies", "CPostgreSQL",
      ],
      path: "Tests/TestSupport", exclude: ["smtp_server.py", "tls_receiver.py"],
      swiftSettings: swift6),
    .testTarget(name: "MoneyTests", dependencies: ["Money"], swiftSettings: swift6),
    .testTarget(name: "TaxTests", dependencies: ["Tax", "Money"], swiftSettings: swift6),
    .testTarget(
      name: "EN16931Tests", dependencies: ["EN16931", "Money", "TestSupport", crypto],
      exclude: ["XML/expat_events.py"],
      swiftSettings: swift6),
    .testTarget(
      name: "PDFTests",
      dependencies: ["PDF", "CHarfBuzz", "CDeflate", "CQREncode", "TestSupport", crypto],
      swiftSettings: swift6),
    .testTarget(
      name: "SealTests", dependencies: ["Seal", "TestSupport", crypto], swiftSettings: swift6),
    .testTarget(
      name: "VerifyTests",
      dependencies: ["Verification", "Seal", "TestSupport", crypto],
      exclude: ["verify_archive.py"], swiftSettings: swift6),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Storage", "Money", "CSQLite", "CPostgreSQL", "TestSupport"],
      swiftSettings: swift6),
    .testTarget(
      name: "KernelTests",
      dependencies: [
        "Kernel", "Invoicing", "Money", "Storage", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
      ], swiftSettings: swift6),
    .testTarget(
      name: "AccountsTests",
      dependencies: [
        "Accounts", "Kernel", "Money", "Storage", "Invoicing", "TestSupport", crypto, cryptoExtras,
      ],
      swiftSettings: swift6),
    .testTarget(
      name: "RegistersTests",
      dependencies: ["Registers", "Kernel", "Money", "Storage", "TestSupport"],
      swiftSettings: swift6),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Ledger", "Kernel", "Money", "Storage", "TestSupport"],
      swiftSettings: swift6),
    .testTarget(
      name: "CatalogueTests",
      dependencies: ["Catalogue", "Kernel", "Money", "Storage", "TestSupport"],
      swiftSettings: swift6),
    .testTarget(
      name: "InvoicingTests",
      dependencies: [
        "Accounts", "Catalogue", "Invoicing", "Ledger", "Customers", "Registers", "EN16931", "Tax",
        "Kernel",
        "Money", "PDF",
        "Seal", "Storage",
        "TestSupport",
      ],
      swiftSettings: swift6),
    .testTarget(
      name: "ShopsTests", dependencies: ["Shops", "Invoicing", "Kernel", "Money"],
      swiftSettings: swift6),
    .testTarget(
      name: "TransmissionTests",
      dependencies: [
        "Transmission", "Invoicing", "Customers", "Kernel", "Money", "Storage", "TestSupport",
      ],
      swiftSettings: swift6),
    .testTarget(
      name: "AutomationTests",
      dependencies: [
        "Automation", "Archive", "Catalogue", "Transmission", "Invoicing", "Kernel", "Money",
        "Storage", "TestSupport", .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: swift6),
    .testTarget(
      name: "ArchiveTests",
      dependencies: [
        "Archive", "Catalogue", "Invoicing", "Kernel", "Money", "PDF", "Seal", "Storage",
        "TestSupport",
      ],
      swiftSettings: swift6),
    .testTarget(
      name: "HelpTests", dependencies: ["Help", "Kernel", "TestSupport"], swiftSettings: swift6),
    .testTarget(
      name: "ScenarioTests",
      dependencies: [
        "App", "EN16931", "Help", "Ledger", "Registers", "Invoicing", "Shops", "Transmission",
        "Kernel", "Money", "Seal", "Storage", crypto,
        "TestSupport",
      ],
      exclude: [
        "Walls/flood.py", "Walls/canaries.py", "Walls/passkeys.py", "Walls/soft_passkeys.py",
        "Walls/openid.py", "Pages/sweep.py", "Pages/states.py", "Pages/editor.py",
        "Pages/welcome.py", "Pages/catalogue.py", "Pages/imports.py", "Pages/lists.py",
        "Pages/plain.py", "Pages/problems.py", "Pages/roles.py", "Pages/settings.py",
        "Pages/story.py", "Pages/watch.py",
      ],
      swiftSettings: swift6),
    // A layer over SQLite's way to the disk that records and fails: for tests only.
    .target(name: "CFaultVFS", dependencies: ["CSQLite"], path: "Tests/CFaultVFS"),
    .testTarget(
      name: "FaultTests",
      dependencies: [
        "App", "CFaultVFS", "CSQLite", "Invoicing", "Kernel", "Money", "PDF", "Seal", "Storage",
        "TestSupport", crypto,
      ], exclude: ["Fixtures"], swiftSettings: swift6),
    .testTarget(
      name: "TidyTests", dependencies: ["Seal", "TestSupport", crypto], swiftSettings: swift6),
  ],
  swiftLanguageModes: [.v6]
)
