/// Why a configuration can't be used. Nothing runs on half a configuration.
package struct ConfigurationError: Error, CustomStringConvertible, Sendable {
    package let description: String
    package let hint: String?

    package init(_ description: String, hint: String? = nil) {
        self.description = description
        self.hint = hint
    }

    package var label: String { "configuration" }
}
