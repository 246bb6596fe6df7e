import Foundation
import Vocabulary

/// Reads a manifest back. The only file of this room that uses Foundation, for its JSON.
///
/// Keys that are missing or have another type make the manifest unreadable; keys it does not know are skipped, since a newer
/// version may have written it.
enum ManifestReader {
    private struct Raw: Decodable {
        struct File: Decodable {
            let name: String
            let format: String
            let sha256: String
            let bytes: Int
            let entries: Int
            let refused: [String: Int]
            let widened: Int
            let narrowed: Int
            let pruned: Int
        }
        struct Check: Decodable {
            let name: String
            let files: [String]
        }
        struct Delta: Decodable {
            let added: Int
            let removed: Int
        }
        struct Feed: Decodable {
            let name: String
            let location: String
            let licence: String
            let means: String
            let names: Int
            let only: Int
            let age_hours: Int
            let origin: String?
        }
        let serial: UInt32
        let generated: String
        let valid_until: String?
        let generator: String
        let previous: UInt32?
        let previous_sha256: String?
        let rollback_of: UInt32?
        let simulated: Bool
        let origin: String?
        let feeds: [Feed]?
        let warnings: [String]
        let counts: [String: Int]
        let delta: Delta
        let checks: [Check]
        let files: [File]
    }

    /// Throws `manifestUnreadable` with what is wrong.
    static func manifest(of serial: ReleaseSerial, from json: [UInt8]) throws(ExporterError) -> Manifest {
        let manifest = try ManifestReader.manifest(from: json, expected: serial)
        guard manifest.serial == serial else {
            throw .manifestUnreadable(serial, message: "it says that it belongs to release \(manifest.serial)")
        }
        return manifest
    }

    /// Reads a manifest whoever's it is; `expected` stands in messages.
    static func manifest(from json: [UInt8], expected serial: ReleaseSerial) throws(ExporterError) -> Manifest {
        let raw: Raw
        do {
            raw = try JSONDecoder().decode(Raw.self, from: Data(json))
        } catch {
            throw .manifestUnreadable(serial, message: "it is not the JSON of a manifest")
        }
        guard let generated = Timestamp(raw.generated) else {
            throw .manifestUnreadable(serial, message: "\"generated\" is no RFC 3339 time")
        }
        for file in raw.files where !ReleaseFile.isUsable(file.name) {
            throw .manifestUnreadable(serial, message: "\"\(PlainText.escaped(file.name))\" is no file name of a release")
        }
        return Manifest(
            serial: ReleaseSerial(raw.serial), generated: generated, validUntil: raw.valid_until.flatMap { Timestamp($0) },
            generator: raw.generator, previous: raw.previous.map { ReleaseSerial($0) }, previousSHA256: raw.previous_sha256,
            rollbackOf: raw.rollback_of.map { ReleaseSerial($0) }, simulated: raw.simulated, origin: raw.origin,
            feeds: (raw.feeds ?? []).map {
                Manifest.Feed(
                    name: $0.name, location: $0.location, licence: $0.licence, means: $0.means, names: $0.names, only: $0.only,
                    ageHours: $0.age_hours, origin: $0.origin)
            }, warnings: raw.warnings,
            counts: raw.counts, added: raw.delta.added, removed: raw.delta.removed,
            checks: raw.checks.map { Manifest.Check(name: $0.name, files: $0.files) },
            files: raw.files.map {
                Manifest.File(
                    name: $0.name, format: $0.format, sha256: $0.sha256, bytes: $0.bytes,
                    counts: ReleaseFileCounts(
                        entries: $0.entries, refused: $0.refused, widened: $0.widened, narrowed: $0.narrowed, pruned: $0.pruned))
            })
    }
}
