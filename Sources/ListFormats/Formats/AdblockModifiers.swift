/// What stands behind the `$` of a rule, as far as it means something to a resolver.
struct AdblockModifiers {
    private(set) var weight = LineOutput.Weight.plain
    /// Names that the rule spares.
    private(set) var denyAllow: [Line] = []

    /// Reads the modifiers.
    /// - Returns: why the rule can't be taken; `nil` when it can.
    mutating func read(_ modifiers: Line, allows: Bool) -> LineFault? {
        for part in modifiers.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            if let fault = readOne(Line(bytes: UnsafeBufferPointer(rebasing: part)), allows: allows) { return fault }
        }
        return nil
    }

    private mutating func readOne(_ modifier: Line, allows: Bool) -> LineFault? {
        if modifier.equals("all") || modifier.equals("document") || modifier.equals("doc") { return nil }
        if modifier.equals("important") {
            if weight == .plain { weight = .important }
            return nil
        }
        if modifier.equals("badfilter") {
            weight = .cancels
            return nil
        }
        if modifier.hasPrefix("denyallow="), !allows {
            denyAllow = modifier.dropFirst(10).bytes.split(separator: UInt8(ascii: "|")).map {
                Line(bytes: UnsafeBufferPointer(rebasing: $0))
            }
            return nil
        }
        if modifier.hasPrefix("dnsrewrite=") { return leadsNowhere(modifier.dropFirst(11)) ? nil : .notABlock }
        if modifier.equals("dnsrewrite"), allows { return nil }
        if modifier.hasPrefix("client=") || modifier.hasPrefix("ctag=") || modifier.hasPrefix("dnstype=") {
            return .forSomeClients
        }
        return .modifier
    }

    /// Whether an answer is none: a code of failure, or an address that leads nowhere.
    private func leadsNowhere(_ answer: Line) -> Bool {
        if answer.equals("nxdomain") || answer.equals("refused") || answer.hasPrefix("nxdomain;")
            || answer.hasPrefix("refused;")
        {
            return true
        }
        guard let last = answer.bytes.lastIndex(of: UInt8(ascii: ";")) else { return HostsFormat.isSinkhole(answer) }
        return HostsFormat.isSinkhole(answer[(last + 1)..<answer.count])
    }
}
