import DomainNames
import ListFormats
import PackedNames
import Protection
import Vocabulary

/// Sees every entry of one written file and tells which guard holds it back: the last look before the switch, at the bytes that
/// resolvers will load and not at what they were made from.
package struct FileGuard {
    /// Names that the file would block though they are never listed; the first is told, a few are kept in case it is allowed further
    /// down.
    private static let keptNames = 100

    private let nameGuard: NameGuard
    private let overruled: Set<ReleaseGuard>
    private var missing: Set<DomainName>
    private let canaries: PairFilter
    private let scan = NameScan()
    private var blocked: [(name: DomainName, because: String)] = []
    private var allowed: Set<DomainName> = []

    package init(_ format: ListFormatName, serial: UInt32, nameGuard: NameGuard, overruled: Set<ReleaseGuard>) {
        self.nameGuard = nameGuard
        self.overruled = overruled
        missing = format.hasCanaries ? FileGuard.canaryNames(serial) : []
        canaries = PairFilter(missing)
    }

    /// Tells of a name that it is no canary of a release.
    static func canaries(serial: UInt32) -> PairFilter { PairFilter(canaryNames(serial)) }

    /// Whether the name guard says anything of a name, or of one below it. Asked once for a list, since most of what shares its last two
    /// labels with a rule (`co.uk`) is none of it.
    static func mayHold(_ name: NameBytes, _ key: UInt128, _ nameGuard: NameGuard) -> Bool {
        guard nameGuard.mayRule(at: key) else { return false }
        let name = DomainName(name)
        return nameGuard.writtenRuling(on: name) != nil || nameGuard.protectedName(below: name) != nil
    }

    private static func canaryNames(_ serial: UInt32) -> Set<DomainName> {
        [Canary.first(serial: serial), Canary.last(serial: serial)]
    }

    /// Sees a name that is blocked; nearly all of them need no value to be seen, and a name of which neither the name guard nor
    /// `canaries` may say anything need not be seen.
    package mutating func see(_ name: NameBytes, isSubtree: Bool) {
        let key = name.pairKey(scan)
        guard nameGuard.mayRule(at: key) || canaries.mayHold(key) else { return }
        see(ListEntry(name: DomainName(name), scope: isSubtree ? .subtree : .exact))
    }

    package mutating func see(_ entry: ListEntry) {
        guard case .name(let name) = entry.subject else { return }
        guard entry.action == .block else {
            allowed.insert(name)
            return
        }
        if !missing.isEmpty, missing.remove(name) != nil { return }
        if let ruling = nameGuard.writtenRuling(on: name) { note(name, ruling.description) }
        if entry.scope == .subtree, let below = nameGuard.protectedName(below: name) {
            note(below, "it lies below \(name.text), which is listed with everything below it")
        }
    }

    private mutating func note(_ name: DomainName, _ because: String) {
        if blocked.count < FileGuard.keptNames { blocked.append((name, because)) }
    }

    /// The guard that holds the file back, and what it found.
    package var finding: (guard: ReleaseGuard, message: String)? {
        if !overruled.contains(.canaries), let name = missing.min() { return (.canaries, "\(name.text) is not in it") }
        guard !overruled.contains(.protected) else { return nil }
        return blocked.first { !allowed.contains($0.name) }.map { found in
            (.protected, "it would block \(found.name.text), which is never listed: \(found.because)")
        }
    }
}
