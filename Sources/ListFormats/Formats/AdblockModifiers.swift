/// What stands behind the `$` of a rule, as far as it means something to a resolver.
struct AdblockModifiers {
    private(set) var weight = LineOutput.Weight.plain
    /// Names that the rule spares.
    private(set) var denyAllow: [Line] = []

    /// Whether modifiers that name some requests are passed over.
    let dropsModifiers: Bool
    /// What the rule is for beside everything: kinds of requests are alternatives, so `popup,document` is for pages too.
    private var isForPages = false
    private var isForPopups = false

    init(dropsModifiers: Bool) { self.dropsModifiers = dropsModifiers }

    /// Reads the modifiers.
    /// - Returns: why the rule can't be taken; `nil` when it can.
    mutating func read(_ modifiers: Line, allows: Bool) -> LineFault? {
        for part in modifiers.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            if let fault = readOne(Line(bytes: UnsafeBufferPointer(rebasing: part)), allows: allows) { return fault }
        }
        return isForPopups && !isForPages ? .popupOnly : nil
    }

    private mutating func readOne(_ modifier: Line, allows: Bool) -> LineFault? {
        if modifier.equals("all") || modifier.equals("document") || modifier.equals("doc") || modifier.equals("network") {
            // As an exception it turns filtering off on the site's pages; it says nothing about the name.
            isForPages = true
            return allows && !dropsModifiers ? .modifier : nil
        }
        if modifier.equals("third-party") || modifier.equals("3p") { return dropsModifiers ? nil : .thirdPartyOnly }
        if modifier.equals("popup") {
            isForPopups = !dropsModifiers
            return nil
        }
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
