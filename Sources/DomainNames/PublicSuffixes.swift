import CPublicSuffix

/// The public suffix list: where a registry ends and a registrant begins (libpsl's built-in copy; the only import of it).
///
/// Two sections matter: *registry* suffixes (`com`, `co.uk`) are never listable; *platform* suffixes (`github.io`,
/// `vercel.app`, the list's private section) are shared by strangers, so each host below one is a site of its own.
package enum PublicSuffixes {
    // The built-in list is a constant of the library; reading it from many threads is what libpsl documents.
    nonisolated(unsafe) private static let list = psl_builtin()

    /// Whether the whole name is a public suffix, of a registry or of a platform.
    package static func isPublicSuffix(_ name: DomainName) -> Bool {
        psl_is_public_suffix2(list, name.text, PSL_TYPE_ANY) == 1
    }

    /// Whether the whole text (a single label too) is a suffix of a registry.
    package static func isRegistrySuffix(_ text: String) -> Bool {
        psl_is_public_suffix2(list, text, PSL_TYPE_ICANN) == 1
    }

    /// Whether the list itself names the text as a registry's suffix: `com`, `co.uk`, not a label that nobody ever delegated.
    package static func isKnownSuffix(_ text: String) -> Bool {
        psl_is_public_suffix2(list, text, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) == 1
    }

    /// The public suffix of a name (`co.uk` of `a.b.co.uk`; `github.io` of `x.github.io`).
    package static func publicSuffix(of name: DomainName) -> String {
        // libpsl answers with a pointer into the text it was given, so the answer is copied while that text still stands.
        let suffix = name.text.withCString { text in psl_unregistrable_domain(list, text).map { String(cString: $0) } }
        return suffix ?? String(name.labels.last ?? "")
    }

    /// The name that somebody registered: public suffix and one label; `nil` when the name is itself a public suffix.
    package static func registrableDomain(of name: DomainName) -> DomainName? {
        name.text.withCString { text in psl_registrable_domain(list, text).map { DomainName(trusted: String(cString: $0)) } }
    }

    /// Whether the name lies on a platform whose users are strangers to each other (a suffix of the private section).
    package static func isOnSharedPlatform(_ name: DomainName) -> Bool {
        let suffix = publicSuffix(of: name)
        return suffix.contains(".") && psl_is_public_suffix2(list, suffix, PSL_TYPE_ICANN) == 0
    }
}
