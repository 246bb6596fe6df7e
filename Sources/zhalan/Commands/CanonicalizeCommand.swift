import ArgumentParser
import DomainNames
import Vocabulary

/// Hidden: shows how links are read, one JSON object per line of stdin.
struct CanonicalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canonicalize", abstract: "Read links from stdin and print how each is understood.", shouldDisplay: false)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.perform { context in
            while let line = readLine(strippingNewline: true) { context.terminal.print(CanonicalizeCommand.json(line)) }
        }
    }

    static func json(_ input: String) -> JSONValue {
        do throws(WebAddressError) {
            let address = try WebAddress(input)
            let name = address.host.name
            return .object([
                ("input", .string(input)), ("url", .string(address.canonical.description)),
                ("host", .string(address.host.description)),
                ("registrable_domain", .optional(name.flatMap { PublicSuffixes.registrableDomain(of: $0)?.text })),
                ("public_suffix", .optional(name.map { PublicSuffixes.publicSuffix(of: $0) })), ("error", .null),
            ])
        } catch {
            return .object([
                ("input", .string(input)), ("url", .null), ("host", .null), ("registrable_domain", .null),
                ("public_suffix", .null),
                ("error", .string("\(error.label): \(error)")),
            ])
        }
    }
}
