import Exporter
import Foundation
import Vocabulary

/// Looks at what was published.
package struct ReleaseDesk {
    /// One release on disk.
    package struct Entry: Sendable {
        package let serial: UInt32
        package let generated: String
        package let names: Int
        package let addresses: Int
        package let isCurrent: Bool
        /// Made from simulated data: never to be loaded.
        package let isSimulated: Bool

        package var json: JSONValue {
            .object([
                ("serial", .int(Int(serial))), ("generated", .string(generated)), ("names", .int(names)),
                ("addresses", .int(addresses)), ("current", .bool(isCurrent)), ("simulated", .bool(isSimulated)),
            ])
        }
    }

    /// What verifying found.
    package struct Verified: Sendable {
        package let serial: UInt32
        package let intact: Int
        /// A sentence for each damaged file.
        package let damages: [String]
        /// Whether a key was known to hold the signature against.
        package let isSignatureChecked: Bool

        package var json: JSONValue {
            .object([
                ("serial", .int(Int(serial))), ("whole", .bool(damages.isEmpty)), ("intact", .int(intact)),
                ("damages", .strings(damages)), ("signature_checked", .bool(isSignatureChecked)),
            ])
        }
    }

    private let archive: ReleaseArchive
    private let installation: Installation

    package init(installation: Installation) {
        self.installation = installation
        archive = ReleaseArchive(directory: installation.state.published)
    }

    package func list() throws -> [Entry] {
        try translated {
            let current = try archive.current()
            return try archive.serials().map { serial in
                let manifest = try? archive.manifest(of: serial)
                return Entry(
                    serial: serial.value, generated: manifest?.generated.description ?? "manifest unreadable",
                    names: manifest?.counts["names"] ?? 0, addresses: manifest?.counts["addresses"] ?? 0,
                    isCurrent: serial == current, isSimulated: manifest?.simulated ?? false)
            }
        }
    }

    /// The manifest as it was published.
    package func manifestText(_ serial: UInt32?) throws -> String {
        try translated {
            let path = archive.path(of: try chosen(serial)) + "/manifest.json"
            guard let data = FileManager.default.contents(atPath: path) else {
                throw PipelineError(
                    .input, "\(path): the manifest can't be read", hint: "`zhalan release list` shows the releases")
            }
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        }
    }

    /// - Parameter publicKey: what the signature is held against; `nil` takes the key that is known here, if any.
    package func verify(_ serial: UInt32?, publicKey: String? = nil) throws -> Verified {
        let key = try installation.verificationKey(publicKey)
        return try translated {
            let result = try archive.verify(try chosen(serial), key: key)
            return Verified(
                serial: result.serial.value, intact: result.intact.count, damages: result.damages.map(\.description),
                isSignatureChecked: key != nil)
        }
    }

    private func chosen(_ serial: UInt32?) throws -> ReleaseSerial {
        if let serial { return ReleaseSerial(serial) }
        guard let current = try archive.current() else {
            throw PipelineError(.input, "nothing was published yet", hint: "`zhalan publish` makes the first release")
        }
        return current
    }

    private func translated<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as ExporterError {
            throw PipelineError(.input, "\(error)", hint: error.hint)
        }
    }
}
