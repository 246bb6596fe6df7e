// swift-tools-version: 6.2
// The floor plan. Read it top to bottom: each target is a room, each dependency an arrow, and there are no other arrows
// (the build checks that; see docs/ARCHITECTURE.md).
import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: house)
}

let package = Package(
    name: "zhalan",
    products: [
        .executable(name: "zhalan", targets: ["zhalan"]),
        .executable(name: "zhalan-parser", targets: ["zhalan-parser"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // -- doors to C: each is imported by exactly one room
        .systemLibrary(name: "CLibICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
        .target(name: "CUnicode", dependencies: ["CLibICU"]),
        .systemLibrary(name: "CPublicSuffix", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLzma", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibAres", pkgConfig: "libcares", providers: [.apt(["libc-ares-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CLibSSL", pkgConfig: "libssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "CCurl", dependencies: ["CLibCurl", "CLibSSL"]),
        .target(name: "CAres", dependencies: ["CLibAres"]),
        .target(name: "CPageTree", dependencies: ["CLibXML2"]),
        .target(name: "CSystem"),
        .target(name: "CNameScan"),

        // -- ground floor: pure values, no I/O
        room("DomainNames", ["CUnicode", "CPublicSuffix"]),
        room("PageRecord"),
        room("Digests", ["COpenSSL", "CSodium"]),
        room("Compression", ["CZlib", "CZstd", "CLzma"]),
        room("PackedNames", ["DomainNames", "CNameScan"]),
        room("Vocabulary", ["DomainNames", "PackedNames"]),
        room("ListFormats", ["DomainNames", "PackedNames", "Vocabulary"]),
        room("Protection", ["DomainNames", "PackedNames", "Vocabulary"]),

        // -- first floor: one room per stage; these never import each other
        room("Intake", ["DomainNames", "Vocabulary"]),
        room("Feeds", ["DomainNames", "Digests", "PackedNames", "Vocabulary"]),
        room("Crawler", ["DomainNames", "Digests", "Vocabulary", "CAres", "CBrotli", "CCurl", "CSystem", "CZlib", "CZstd"]),
        room("Parser", ["Digests", "PageRecord", "CPageTree", "CSystem"]),
        room("Evidence", ["Compression", "Digests", "DomainNames", "Vocabulary"]),
        room("ParserPool", ["PageRecord", "CSystem"]),
        room("Classifier", ["DomainNames", "PageRecord", "Protection", "Vocabulary"]),
        room("Compiler", ["DomainNames", "PackedNames", "Vocabulary"]),
        room("Exporter", ["Digests", "PackedNames", "Vocabulary", "CSystem"]),
        room("Probing", ["DomainNames", "Vocabulary"]),
        room("Store", ["Digests", "DomainNames", "Vocabulary", "CSystem", .product(name: "GRDB", package: "GRDB.swift")]),

        // -- second floor
        room("Configuration", ["Vocabulary", "TOMLKit"]),
        room("Deployment", ["DomainNames", "Exporter", "Probing", "Vocabulary", "CSystem"]),
        room(
            "Pipeline",
            [
                "DomainNames", "PackedNames", "PageRecord", "Digests", "Vocabulary", "ListFormats", "Intake", "Feeds", "Crawler",
                "Evidence", "ParserPool", "Classifier",
                "Compression", "Compiler", "Deployment", "Exporter", "Probing", "Protection", "Store", "Configuration", "CSystem",
            ]),

        // -- front door
        room("SampleWeb", [.product(name: "FlyingFox", package: "FlyingFox")]),
        .executableTarget(
            name: "zhalan",
            dependencies: [
                "DomainNames", "Vocabulary", "Deployment", "Intake", "ListFormats", "Protection", "Store", "Configuration",
                "Pipeline",
                "SampleWeb",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: house),
        .executableTarget(name: "zhalan-parser", dependencies: ["Parser"], swiftSettings: house),

        // -- what `make bench` measures and no peer can
        .executableTarget(
            name: "page-reading", dependencies: ["PageRecord", "Parser", "ParserPool"], path: "Benchmarks/page-reading",
            swiftSettings: house),

        // -- tests mirror the rooms
        tests("DomainNamesTests", ["DomainNames"], resources: [.copy("Vectors")]),
        tests("PackedNamesTests", ["DomainNames", "PackedNames"]),
        tests("PageRecordTests", ["PageRecord"]),
        tests("DigestsTests", ["Digests", "CSodium"]),
        tests("CompressionTests", ["Compression", "CZlib", "CZstd", "CLzma"]),
        tests("VocabularyTests", ["DomainNames", "Vocabulary"]),
        tests(
            "ListFormatsTests", ["DomainNames", "PackedNames", "Vocabulary", "ListFormats", "ResolverTesting"],
            resources: [.copy("Golden"), .copy("Corpus")]),
        tests("ProtectionTests", ["DomainNames", "Protection", "Vocabulary"]),
        tests("IntakeTests", ["DomainNames", "Vocabulary", "Intake"]),
        tests("FeedsTests", ["DomainNames", "PackedNames", "Vocabulary", "Feeds"]),
        .systemLibrary(
            name: "CBrotliEncoder", path: "Tests/CBrotliEncoder", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .target(
            name: "HostileServing", dependencies: ["CBrotliEncoder", "CZlib", "CZstd"], path: "Tests/HostileServing",
            swiftSettings: house),
        tests("CrawlerTests", ["DomainNames", "Vocabulary", "Crawler", "HostileServing"]),
        tests("EvidenceTests", ["Compression", "DomainNames", "Evidence", "Vocabulary"]),
        tests("ParserTests", ["PageRecord", "Parser"], resources: [.copy("Corpus")]),
        .executableTarget(name: "scripted-worker", dependencies: ["CSystem"], path: "Tests/ScriptedWorker"),
        tests("ParserPoolTests", ["PageRecord", "ParserPool", "scripted-worker", "zhalan-parser"]),
        tests("ClassifierTests", ["DomainNames", "PageRecord", "Protection", "Vocabulary", "Classifier"]),
        tests("CompilerTests", ["DomainNames", "PackedNames", "Vocabulary", "Compiler"]),
        tests("ExporterTests", ["DomainNames", "Digests", "Vocabulary", "Exporter", "CSodium"]),
        tests("ProbingTests", ["DomainNames", "Vocabulary", "ListFormats", "Probing", "ResolverTesting"]),
        tests("StoreTests", ["DomainNames", "Vocabulary", "Store", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("ConfigurationTests", ["Configuration"]),
        tests("SampleWebTests", ["SampleWeb"]),
        tests(
            "PipelineTests",
            [
                "DomainNames", "PackedNames", "PageRecord", "Protection", "Vocabulary", "ListFormats", "Configuration", "Intake",
                "Feeds",
                "Crawler", "Exporter", "Store", "Pipeline", "HostileServing", "zhalan-parser",
            ]),
        .target(
            name: "ResolverTesting", dependencies: ["DomainNames", "Vocabulary", "ListFormats"], path: "Tests/ResolverTesting",
            swiftSettings: house),
        tests(
            "DeploymentTests",
            ["DomainNames", "Vocabulary", "ListFormats", "Exporter", "Probing", "Deployment", "ResolverTesting"]),
        tests("ResolverTests", ["DomainNames", "Vocabulary", "ListFormats", "ResolverTesting"]),
        tests(
            "ScenarioTests",
            [
                "DomainNames", "Vocabulary", "Configuration", "Store", "Pipeline", "SampleWeb", "ResolverTesting",
                "HostileServing",
                "zhalan", "zhalan-parser",
            ]),
    ]
)
