/// What the page's scripts say without being run.
package struct PageScripts: Hashable, Sendable {
    /// Absolute addresses in script texts, in order, each once.
    package var addresses: [String] = []
    /// Where scripts send the browser: `location.href = "…"`, `location.replace("…")`. As written; followed as redirects.
    package var redirects: [String] = []
    /// Paths that scripts call: `/api/login`.
    package var calls: [String] = []
    /// Names of frameworks that the page is built with, by its assets and scripts.
    package var frameworks: [String] = []
    /// Payloads that were undone (`atob`, `unescape`, escapes) and read as markup again.
    package var unpacked = 0
    /// Why something remains unseen: a packer that was met, a payload that is deeper or longer than what is undone.
    package var unseen: Set<Unseen> = []

    package enum Unseen: UInt8, CaseIterable, Sendable {
        /// `eval(function(p,a,c,k,e,d)` and its kin: code that makes code.
        case packer
        /// Names like `_0x3fa2` throughout.
        case obfuscator
        /// Payloads nested deeper, or longer, than is undone.
        case limit
        /// The page is built by scripts of its own that are not in it.
        case shell
        /// Text that is encrypted, to be decrypted in the browser.
        case cipher
        /// WebAssembly.
        case assembly

        package var label: String {
            switch self {
            case .packer: "packer"
            case .obfuscator: "obfuscator"
            case .limit: "limit"
            case .shell: "shell"
            case .cipher: "cipher"
            case .assembly: "assembly"
            }
        }
    }

    package init() {}
}
