import DomainNames
import Vocabulary

/// What the reader of a format finds on a line: entries, faults and notes, each with the number of the line it stood on.
///
/// The formats decide syntax only; that a name is well formed, listable and no address is decided here, once for all.
struct LineOutput {
    /// The number of the line being read, counted from 1.
    var line = 0
    private(set) var entries: [(entry: ListEntry, line: Int)] = []
    private(set) var faults: [(fault: LineFault, text: String, line: Int)] = []
    /// Lines that say nothing about names: comments, blank lines, boilerplate.
    private(set) var ignored = 0
    /// Wildcards taken as a subtree though the list does not name the name itself.
    private(set) var belowOnly = 0

    mutating func clear() {
        entries.removeAll(keepingCapacity: true)
        faults.removeAll(keepingCapacity: true)
        ignored = 0
        belowOnly = 0
    }

    /// Takes a name as bytes; what is wrong with it becomes a fault.
    mutating func name(_ bytes: Line, scope: ListingScope, action: ListEntry.Action = .block) {
        guard let name = checked(bytes) else { return }
        emit(ListEntry(action: action, name: name, scope: scope))
    }

    /// Reads a name without emitting it, for formats that look at the next line first.
    mutating func checked(_ bytes: Line) -> DomainName? {
        do throws(DomainNameError) {
            let name = try DomainName(utf8: bytes.bytes)
            if let fault = ListableName.fault(of: name) {
                refuse(fault, bytes)
                return nil
            }
            return name
        } catch {
            refuse(error == .singleLabel ? ListableName.fault(ofSingleLabel: bytes.text.lowercased()) : .name(error), bytes)
            return nil
        }
    }

    mutating func emit(_ entry: ListEntry, line: Int? = nil) { entries.append((entry, line ?? self.line)) }
    mutating func refuse(_ fault: LineFault, _ text: Line) { faults.append((fault, text.text, line)) }
    mutating func ignore() { ignored += 1 }
    mutating func noteBelowOnly() { belowOnly += 1 }
}
