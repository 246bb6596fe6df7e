import Exporter

/// One release on its way into one resolver.
struct ResolverDeployment {
    let deployer: ReleaseDeployer
    let target: DeployTarget
    let serial: ReleaseSerial
    let place: ResolverFile
    let programs: ResolverPrograms
    private(set) var outcome: DeployOutcome

    init(deployer: ReleaseDeployer, target: DeployTarget, serial: ReleaseSerial) {
        self.deployer = deployer
        self.target = target
        self.serial = serial
        place = ResolverFile(target.file, files: deployer.files)
        programs = ResolverPrograms(target: target, path: deployer.options.path)
        outcome = DeployOutcome(resolver: target.recipe.name, file: target.file, serial: serial.value)
    }

    private var options: ReleaseDeployer.Options { deployer.options }

    mutating func run() {
        do {
            outcome.previous = ListedNames.serial(inHead: try place.head())
            if options.isDryRun { return try plan() }
            if options.isFileOnly, try deployer.files.kind(of: place.directory) == nil {
                try deployer.files.makeDirectory(place.directory)
            }
            let lock = try DirectoryLock(place.directory)
            defer { withExtendedLifetime(lock) {} }
            try place.tidy()
            let (sha256, listed) = try stage()
            if !options.isFileOnly, try place.holds(sha256: sha256), isInForce(listed) {
                try place.tidy()
                outcome.fate = .unchanged
                return
            }
            if let complaint = check() {
                try place.tidy()
                outcome.fate = .refused(complaint)
                return
            }
            if options.isFileOnly { try lay() } else { try takeOver(listed) }
        } catch {
            outcome.fate = .refused("\(error)")
        }
    }

    // -- what would be done

    private mutating func plan() throws {
        var lines = 0
        try release { _ in lines += 1 }
        outcome.steps.append("copy \(lines) lines of \(target.recipe.releaseFile) to \(place.fresh)")
        outcome.steps += target.recipe.checks.filter(programs.isInstalled).map { "run \(programs.text($0, file: place.fresh))" }
        outcome.steps.append("rename it to \(place.path)")
        if options.isFileOnly { return }
        outcome.steps.append(programs.text(target.recipe.activation))
        outcome.steps.append("ask \(target.address) for names of the list, and for \(options.unlisted.joined(separator: ", "))")
    }

    // -- the new file

    /// Calls the body with each line of the release's file as this resolver reads it, after its checksum was compared.
    private func release(_ body: ([UInt8]) throws -> Void) throws {
        try deployer.archive.forEachLine(of: target.recipe.releaseFile, in: serial) { line in
            guard let rewrite = target.recipe.rewrite else { return try body(Array(line)) }
            if let written = rewrite.applied(to: line) { try body(written) }
        }
    }

    private mutating func stage() throws -> (sha256: String, listed: [String]) {
        var output = try FileOutput(place.fresh, files: deployer.files)
        var samples = SampledNames()
        do {
            try release { line in
                if let name = target.recipe.listedLine.name(in: line) { samples.add(name) }
                try output.append(line + [UInt8(ascii: "\n")])
            }
        } catch {
            output.abandon()
            try place.tidy()
            throw error
        }
        let sha256 = try output.finish()
        outcome.steps.append("copied \(target.recipe.releaseFile) to \(place.fresh)")
        return (sha256, samples.names)
    }

    /// What a checker has against the new file; `nil` when all are content.
    private mutating func check() -> String? {
        for call in target.recipe.checks {
            guard programs.isInstalled(call) else { continue }
            if let complaint = programs.run(call, file: place.fresh) { return "\(call.program) refuses the file: \(complaint)" }
            outcome.steps.append("\(call.program) accepts it")
        }
        return nil
    }

    // -- the switch and the way back

    /// Puts the file in place for a resolver that does not know of it.
    private mutating func lay() throws {
        try place.switchOver()
        try place.settle()
        outcome.steps.append("renamed it to \(place.path)")
        outcome.fate = .placed
    }

    private mutating func takeOver(_ listed: [String]) throws {
        let before = try ListedNames(files: deployer.files, line: target.recipe.listedLine).samples(of: place.path)
        let changed = target.recipe.wipe == nil ? [] : changedNames()
        try place.switchOver()
        outcome.steps.append("renamed it to \(place.path)")
        if let reason = activate(wiping: changed) ?? fault(listed) {
            return giveBack(reason, before, wiping: changed)
        }
        try place.settle()
        outcome.fate = .deployed
    }

    /// Makes the resolver read its file; what went wrong.
    private mutating func activate(wiping changed: [String]) -> String? {
        if let complaint = programs.activate() { return complaint }
        outcome.steps.append(programs.text(target.recipe.activation))
        guard let wipe = target.recipe.wipe, !changed.isEmpty else { return nil }
        for start in stride(from: 0, to: changed.count, by: DeploymentLimits.namesPerWipe) {
            let names = changed[start..<min(changed.count, start + DeploymentLimits.namesPerWipe)].map { $0 + "$" }
            if let complaint = programs.run(wipe, file: place.path, names: names) {
                outcome.notes.append("old answers could not be wiped and leave the cache by their time to live: \(complaint)")
                return nil
            }
        }
        outcome.steps.append("wiped answers about \(changed.count) names")
        return nil
    }

    private mutating func giveBack(_ reason: String, _ before: [String], wiping changed: [String]) {
        do {
            try place.restore()
        } catch {
            outcome.fate = .broken("\(reason); and the file from before could not be put back: \(error)")
            return
        }
        outcome.steps.append("put the file from before back")
        guard !before.isEmpty else {
            outcome.fate = .restored(reason)
            return
        }
        let complaint = activate(wiping: changed)
        let report = probe(before, serial: outcome.previous ?? serial.value)
        if let complaint = complaint ?? (report.passed ? nil : report.fault) {
            outcome.fate = .broken("\(reason); the file from before is back and is not in force: \(complaint)")
        } else {
            outcome.fate = .restored(reason)
        }
    }

    /// Names whose listing changed since the file in place was published; empty, with a note, when that is not known.
    private mutating func changedNames() -> [String] {
        let changes = ReleaseChanges(archive: deployer.archive)
        guard let previous = outcome.previous.map({ ReleaseSerial($0) }) else { return [] }
        guard let names = changes.names(after: previous, upTo: serial, limit: DeploymentLimits.wipedNames) else {
            outcome.notes.append("too much changed since \(previous): old answers leave the cache by their time to live")
            return []
        }
        return names
    }

    // -- the questions

    private func questions(_ listed: [String], serial: UInt32) -> ReleaseProbe {
        ReleaseProbe(
            resolver: target.address, listed: listed, unlisted: options.unlisted, serial: serial, asking: target.recipe.asking,
            origin: target.origin)
    }

    private func probe(_ listed: [String], serial: UInt32) -> ProbeReport {
        questions(listed, serial: serial).report(patience: options.patience)
    }

    private mutating func fault(_ listed: [String]) -> String? {
        let report = probe(listed, serial: serial.value)
        outcome.probe = report
        if !report.silent.isEmpty { outcome.notes.append("no answer for \(report.silent.joined(separator: ", "))") }
        return report.passed ? nil : report.fault
    }

    /// One round of questions: whether a file that is in place already is what the resolver answers by.
    private mutating func isInForce(_ listed: [String]) -> Bool {
        let report = questions(listed, serial: serial.value).report(patience: .zero)
        outcome.probe = report
        return report.passed
    }
}
