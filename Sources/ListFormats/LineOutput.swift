import DomainNames
import Vocabulary

/// What the reader of a format finds on a line: entries, faults and notes, each with the number of the line it stood on.
///
/// The formats decide syntax only; that a name is well formed, listable and no address is decided here, once for all.
struct LineOutput {
    /// What a statement is worth beside the others of its list.
    enum Weight {
        case plain
        /// Stands against the list's own allow rules (`$important`).
        case important
        /// Takes the same statement of this list back (`$badfilter`).
        case cancels
    }

    /// Whether names that must not be listed are faults. Off only where they were looked at before.
    let checksListable: Bool
    /// The number of the line being read, counted from 1.
    var line = 0
    /// The bytes of the line being read: where in it a fault stands is told from them.
    var source: UnsafeBufferPointer<UInt8>?
    private(set) var entries: [(entry: ListEntry, line: Int, weight: Weight)] = []
    private(set) var faults: [(fault: LineFault, text: String, line: Int, column: Int)] = []
    /// Lines that say nothing about names: comments, blank lines, boilerplate.
    private(set) var ignored = 0
    /// Wildcards taken as a subtree though the list does not name the name itself.
    private(set) var belowOnly = 0
    /// IP addresses that stand where a name should.
    private(set) var literals: [(address: IPAddress, line: Int)] = []
    private let takesAddressLiterals: Bool
    private let refusesBelowOnly: Bool

    init(checksListable: Bool = true, options: ReadingOptions = ReadingOptions()) {
        self.checksListable = checksListable
        takesAddressLiterals = options.takesAddressLiterals
        refusesBelowOnly = options.refusesBelowOnly
    }

    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
        literals.removeAll(keepingCapacity: true)
        ignored = 0
        belowOnly = 0
    }

    /// Takes a name as bytes; what is wrong with it becomes a fault.
    mutating func name(
        _ bytes: Line, scope: ListingScope, action: ListEntry.Action = .block, weight: Weight = .plain
    ) {
        guard let name = checked(bytes, action: action) else { return }
        entries.append((ListEntry(action: action, name: name, scope: scope), line, weight))
    }

    /// Takes a web address: itself, or its host where the options say so.
    mutating func address(
        _ text: String, from bytes: Line, meaning: ReadingOptions.AddressMeaning, action: ListEntry.Action = .block
    ) {
        let address: WebAddress
        do throws(WebAddressError) { address = try WebAddress(text) } catch { return refuse(.address(error), bytes) }
        guard meaning == .host else { return emit(ListEntry(action: action, address: address)) }
        guard let name = address.host.name else {
            if case .address(let literal) = address.host, action == .block { return self.literal(literal, bytes) }
            return refuse(.name(.addressLiteral), bytes)
        }
        if checksListable, let fault = ListableName.fault(of: name) { return refuse(fault, bytes) }
        emit(ListEntry(action: action, name: name, scope: .exact))
    }

    /// Reads a name without emitting it, for formats that look at the next line first.
    /// - Parameter shown: what is told of a fault; the name itself when `nil`.
    mutating func checked(_ bytes: Line, action: ListEntry.Action = .block, shown: Line? = nil) -> DomainName? {
        do throws(DomainNameError) {
            let name = try DomainName(utf8: bytes.bytes)
            if checksListable, let fault = ListableName.fault(of: name) {
                refuse(fault, shown ?? bytes)
                return nil
            }
            return name
        } catch {
            // What has a colon was refused for it before anybody asked whether it is an IPv6 address.
            if error == .addressLiteral || bytes.contains(UInt8(ascii: ":")), let address = IPAddress(bytes.text) {
                action == .block ? literal(address, shown ?? bytes) : refuse(.name(.addressLiteral), shown ?? bytes)
                return nil
            }
            let fault = error == .singleLabel ? ListableName.fault(ofSingleLabel: bytes.text.lowercased()) : .name(error)
            refuse(fault, shown ?? bytes, at: shown == nil ? LineOutput.position(of: error, in: bytes) : 0)
            return nil
        }
    }

    /// Takes an IP address where it may be kept.
    mutating func literal(_ address: IPAddress, _ bytes: Line) {
        if takesAddressLiterals { literals.append((address, line)) } else { refuse(.name(.addressLiteral), bytes) }
    }

    /// Whether what a list says of names below another may be taken as the subtree; refused otherwise.
    mutating func takesBelowOnly(_ bytes: Line) -> Bool {
        if refusesBelowOnly {
            refuse(.belowOnly, bytes)
            return false
        }
        belowOnly += 1
        return true
    }

    mutating func emit(_ entry: ListEntry, line: Int? = nil, weight: Weight = .plain) {
        entries.append((entry, line ?? self.line, weight))
    }
    /// Notes a fault of some bytes of the line.
    /// - Parameter position: the byte of `text` that is wrong, from 0.
    mutating func refuse(_ fault: LineFault, _ text: Line, at position: Int = 0) {
        faults.append((fault, text.text, line, column(of: text, position)))
    }

    mutating func ignore() { ignored += 1 }

    /// Counted from 1; 0 when the text is no part of the line, as the owner of a zone's line before.
    private func column(of text: Line, _ position: Int) -> Int {
        guard let start = source?.baseAddress, let found = text.bytes.baseAddress, let count = source?.count else { return 0 }
        let offset = found - start
        return offset >= 0 && offset <= count ? offset + position + 1 : 0
    }

    /// The byte of a name that its fault is about.
    private static func position(of error: DomainNameError, in name: Line) -> Int {
        switch error {
        case .forbiddenByte(let byte): return name.firstIndex(of: byte) ?? 0
        case .wildcard: return name.firstIndex(of: UInt8(ascii: "*")) ?? 0
        case .emptyLabel:
            let dots = name.bytes.indices.first { index in
                name.bytes[index] == UInt8(ascii: ".") && (index == 0 || name.bytes[index - 1] == UInt8(ascii: "."))
            }
            return dots ?? 0
        default: return 0
        }
    }
}
