import Digests
import Vocabulary

/// What verifying a release found, file by file.
package struct ReleaseVerification: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// Named by the checksums or the manifest, and not there.
        case missing
        /// Cannot be read.
        case unreadable(String)
        /// Its bytes are not those of the checksum.
        case changed
        /// Its checksum and its manifest entry say different things.
        case contradicted
        /// There, and named by nothing.
        case unexpected
        /// A key is known, and nothing is signed with it.
        case unsigned
        case signature(MinisignKey.Fault)
        /// The manifest before it is not the one that this manifest names.
        case otherPredecessor(ReleaseSerial)
    }

    package struct Damage: Hashable, Sendable {
        package let file: String
        package let problem: Problem
    }

    package let serial: ReleaseSerial
    /// Files that are as published.
    package let intact: [String]
    /// By file name. Empty when the release is whole.
    package let damages: [Damage]

    package var isWhole: Bool { damages.isEmpty }
}

extension ReleaseVerification.Damage: CustomStringConvertible {
    package var description: String {
        let what =
            switch problem {
            case .missing: "is missing"
            case .unreadable(let why): "cannot be read: \(why)"
            case .changed: "is not the file that was published: its SHA-256 differs"
            case .contradicted: "has one SHA-256 in SHA256SUMS and another in manifest.json"
            case .unexpected: "does not belong to the release"
            case .unsigned: "is missing: the release is not signed"
            case .signature(.malformed): "is no minisign signature"
            case .signature(.otherKey): "is made with another key"
            case .signature(.forged): "is no signature of these checksums"
            case .otherPredecessor(let serial): "names a manifest of release \(serial) that is not the one on disk"
            }
        return "\(PlainText.escaped(file)) \(what)"
    }
}

extension ReleaseArchive {
    /// Reads every file of a release again and compares it with `SHA256SUMS` and with the manifest, the checksums with their
    /// signature, and the manifest with the one before it where that is still there.
    ///
    /// - Parameters:
    ///   - key: the publisher's; without one the signature has no say.
    ///   - threads: how many files are read at once.
    /// Damage is a value, named file by file; thrown is only `noRelease`, or a directory that cannot be listed.
    package func verify(
        _ serial: ReleaseSerial, key: MinisignKey? = nil, threads: Int = 1
    ) throws(ExporterError) -> ReleaseVerification {
        let place = path(of: serial)
        guard try serials().contains(serial) else { throw .noRelease(serial, available: try serials()) }
        let present: [String]
        do { present = try files.names(in: place) } catch { throw .file(error) }
        var damages: [String: ReleaseVerification.Problem] = [:]
        let sums = checksums(in: place, &damages)
        var recorded: [String: String]?
        var bytes: [String: Int] = [:]
        var chain: ReleaseVerification.Problem?
        do {
            let manifest = try manifest(of: serial)
            recorded = Dictionary(manifest.files.map { ($0.name, $0.sha256) }) { first, _ in first }
            bytes = Dictionary(manifest.files.map { ($0.name, $0.bytes) }) { first, _ in first }
            chain = brokenChain(manifest)
        } catch {
            damages[Manifest.fileName] = .unreadable("\(error)")
        }
        let named = Set((sums ?? [:]).keys).union((recorded ?? [:]).keys)
        // The largest first, so that no thread begins it when the others are done.
        let asked = named.filter { damages[$0] == nil }.sorted { (bytes[$0] ?? 0, $0) > (bytes[$1] ?? 0, $1) }
        let entries = recorded
        let problems = try ConcurrentFiles.map(asked, threads: threads) { name throws(ExporterError) in
            // The manifest does not name itself; its checksum stands in SHA256SUMS alone.
            let entry = name == Manifest.fileName ? nil : entries
            return problem(of: name, in: place, present: present, sums: sums, recorded: entry)
        }
        for (name, problem) in zip(asked, problems) { damages[name] = problem }
        if damages[Manifest.fileName] == nil { damages[Manifest.fileName] = chain }
        if let key { damages[Checksums.signatureName] = signatureProblem(in: place, present: present, key) }
        let known = named.union([Checksums.fileName, Checksums.signatureName, Manifest.fileName])
        for name in present where !known.contains(name) { damages[name] = .unexpected }
        return ReleaseVerification(
            serial: serial, intact: known.intersection(present).filter { damages[$0] == nil }.sorted(),
            damages: damages.sorted { $0.key < $1.key }.map { ReleaseVerification.Damage(file: $0.key, problem: $0.value) })
    }

    /// A predecessor that is gone has no say.
    private func brokenChain(_ manifest: Manifest) -> ReleaseVerification.Problem? {
        guard let previous = manifest.previous, let named = manifest.previousSHA256, let actual = manifestSHA256(of: previous),
            actual != named
        else { return nil }
        return .otherPredecessor(previous)
    }

    private func signatureProblem(
        in place: String, present: [String], _ key: MinisignKey
    ) -> ReleaseVerification.Problem? {
        guard present.contains(Checksums.signatureName) else { return .unsigned }
        let input = FileInput(files: files)
        do {
            let signature = try input.content(of: "\(place)/\(Checksums.signatureName)", limit: MinisignKey.fileBytes)
            let sums = try input.content(of: "\(place)/\(Checksums.fileName)", limit: ReleaseLimits.manifestBytes)
            try key.verify(sums, signature: signature)
            return nil
        } catch let fault as MinisignKey.Fault {
            return .signature(fault)
        } catch {
            return .unreadable("\(error)")
        }
    }

    /// The checksums; nil, and a damage, when they cannot be read.
    private func checksums(in place: String, _ damages: inout [String: ReleaseVerification.Problem]) -> [String: String]? {
        let path = "\(place)/\(Checksums.fileName)"
        do throws(FileFault) {
            guard try files.kind(of: path) != nil else {
                damages[Checksums.fileName] = .missing
                return nil
            }
            let content = try FileInput(files: files).content(of: path, limit: ReleaseLimits.manifestBytes)
            if let sums = Checksums.read(content) { return sums }
            damages[Checksums.fileName] = .unreadable("a line is not a SHA-256, two spaces and a file name")
        } catch {
            damages[Checksums.fileName] = .unreadable("\(error)")
        }
        return nil
    }

    /// One file against both records; a record that could not be read (nil) has no say.
    private func problem(
        of name: String, in place: String, present: [String], sums: [String: String]?, recorded: [String: String]?
    ) -> ReleaseVerification.Problem? {
        guard present.contains(name) else { return .missing }
        let actual: String
        do throws(FileFault) {
            actual = try FileInput(files: files).hash(of: "\(place)/\(name)").sha256
        } catch {
            return .unreadable("\(error)")
        }
        if let sums, let recorded, sums[name] != recorded[name] { return .contradicted }
        if let sums, sums[name] != actual { return .changed }
        if let recorded, recorded[name] != actual { return .changed }
        return nil
    }
}
