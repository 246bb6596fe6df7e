/// What a fetch proves beside the page: who served it, under which certificate, how fast, and what was offered to install.
package struct FetchEvidence: Hashable, Sendable {
    /// One certificate of the chain that the last server over TLS showed, leaf first. Texts as OpenSSL writes them, escaped.
    package struct Certificate: Hashable, Sendable {
        package var subject: String
        package var issuer: String
        /// Names and addresses that it is for (`DNS:pay.example`), bounded.
        package var names: [String]
        /// RFC 3339 UTC, or empty where the certificate has no readable date.
        package var validFrom: String
        package var validUntil: String
        /// SHA-256 of the SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) in lower hexadecimal: the same key, the same hands.
        package var keySHA256: String?

        package init(
            subject: String, issuer: String, names: [String], validFrom: String, validUntil: String, keySHA256: String?
        ) {
            self.subject = subject
            self.issuer = issuer
            self.names = names
            self.validFrom = validFrom
            self.validUntil = validUntil
            self.keySHA256 = keySHA256
        }
    }

    /// Milliseconds of the last request, each counted from its start.
    package struct Timing: Hashable, Sendable {
        package var connected = 0
        package var encrypted = 0
        package var firstByte = 0
        package var total = 0

        package init() {}
    }

    /// A program or profile to install. It is never kept and never run.
    package struct Download: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case apk, ipa, mobileconfig, exe, archive
        }

        package var kind: Kind
        /// SHA-256 of the first bytes that were seen, in lower hexadecimal.
        package var headerSHA256: String
        /// How many bytes that are.
        package var headerBytes: Int

        package init(kind: Kind, headerSHA256: String, headerBytes: Int) {
            self.kind = kind
            self.headerSHA256 = headerSHA256
            self.headerBytes = headerBytes
        }
    }

    /// A file beside the page, of the page's own host. Its bytes are read once and dropped.
    package struct Asset: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case icon, script, style
        }

        package var kind: Kind
        package var address: String
        package var bytes: Int
        /// In lower hexadecimal: the same kit, the same files.
        package var sha256: String
        /// MurmurHash3 of an icon, as Shodan and MISP compute it.
        package var iconHash: Int32?

        package init(kind: Kind, address: String, bytes: Int, sha256: String, iconHash: Int32? = nil) {
            self.kind = kind
            self.address = address
            self.bytes = bytes
            self.sha256 = sha256
            self.iconHash = iconHash
        }
    }

    /// A record in a file of `evidence/`.
    package struct Place: Hashable, Sendable {
        package var file: String
        /// `urn:uuid:…`.
        package var record: String

        package init(file: String, record: String) {
            self.file = file
            self.record = record
        }
    }

    package var certificates: [Certificate] = []
    package var timing = Timing()
    package var download: Download?
    package var assets: [Asset] = []
    /// The exchanges of the chain, first to last, where evidence is kept.
    package var exchanges: [HTTPExchange] = []
    /// Where the exchange is kept; `nil` where it is not.
    package var place: Place?
    /// Whether a resolver said that the name does not exist, other than that it could not tell.
    package var isNameAbsent = false

    package init() {}
}
