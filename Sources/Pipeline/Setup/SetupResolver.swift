import Vocabulary

/// A resolver that `setup` knows, and what makes it load a release.
///
/// A release is copied into the resolver's own directory first: Debian's AppArmor lets unbound and BIND read nothing else. The
/// lines are those that this project's tests load in the real programs.
package enum SetupResolver: String, CaseIterable, Sendable {
    case unbound, bind, dnsmasq
    case knotResolver = "knot-resolver"
    case powerdnsRecursor = "powerdns-recursor"
    case hosts

    /// What loads a release: where its file goes, and what to write where.
    package struct Guide: Sendable {
        package let resolver: SetupResolver
        /// The file of the release.
        package let file: String
        /// Where the resolver reads it.
        package let target: String
        /// The command that brings it there.
        package let copy: String
        /// Lines of configuration, each with the place where it goes.
        package let lines: [(place: String, text: String)]
        /// The command that makes the resolver read it.
        package let activate: String

        package var json: JSONValue {
            .object([
                ("resolver", .string(resolver.rawValue)), ("file", .string(file)), ("target", .string(target)),
                ("copy", .string(copy)),
                ("lines", .array(lines.map { .object([("place", .string($0.place)), ("line", .string($0.text))]) })),
                ("activate", .string(activate)),
            ])
        }
    }

    /// The program that tells whether it is installed; `nil` for the hosts file, which every machine has.
    package var program: String? {
        switch self {
        case .unbound: "unbound"
        case .bind: "named"
        case .dnsmasq: "dnsmasq"
        case .knotResolver: "kresd"
        case .powerdnsRecursor: "pdns_recursor"
        case .hosts: nil
        }
    }

    /// - Parameters:
    ///   - release: the directory that always holds the newest release.
    ///   - origin: the name of the response policy zone.
    package func guide(release: String, origin: String) -> Guide {
        switch self {
        case .unbound:
            return made(
                "unbound.conf", "/etc/unbound/zhalan.conf", release,
                [("/etc/unbound/unbound.conf", "include: \"/etc/unbound/zhalan.conf\"")],
                "unbound-checkconf && unbound-control reload_keep_cache")
        case .bind:
            return made(
                "rpz.zone", "/etc/bind/zhalan.zone", release,
                [
                    ("options { … } of /etc/bind/named.conf.options", "response-policy { zone \"\(origin)\"; };"),
                    ("/etc/bind/named.conf.local", "zone \"\(origin)\" { type primary; file \"/etc/bind/zhalan.zone\"; };"),
                ], "named-checkconf && rndc reconfig && rndc reload \(origin)")
        case .dnsmasq:
            return made(
                "dnsmasq.conf", "/etc/zhalan/dnsmasq.conf", release,
                [("/etc/dnsmasq.conf", "conf-file=/etc/zhalan/dnsmasq.conf")], "dnsmasq --test && systemctl restart dnsmasq")
        case .knotResolver:
            return made(
                "rpz.zone", "/etc/knot-resolver/zhalan.zone", release,
                [
                    (
                        "/etc/knot-resolver/kresd.conf",
                        "policy.add(policy.rpz(policy.DENY, '/etc/knot-resolver/zhalan.zone', true))"
                    )
                ], "systemctl restart 'kresd@*'")
        case .powerdnsRecursor:
            return made(
                "rpz.zone", "/etc/powerdns/zhalan.zone", release,
                [
                    (
                        "/etc/powerdns/recursor.lua",
                        // Clients that ask by EDNS are told why (RFC 8914, code 15: blocked).
                        "rpzFile(\"/etc/powerdns/zhalan.zone\", {policyName=\"zhalan\", extendedErrorCode=15, "
                            + "extendedErrorExtra=\"anti-fraud list\"})"
                    )
                ],
                "rec_control reload-lua-config")
        case .hosts:
            return Guide(
                resolver: self, file: "hosts.txt", target: "/etc/hosts", copy: "cp -n /etc/hosts /etc/hosts.own",
                lines: [("a root shell, after each release", "cat /etc/hosts.own '\(release)/hosts.txt' >/etc/hosts")],
                activate: "nscd -i hosts")
        }
    }

    private func made(
        _ file: String, _ target: String, _ release: String, _ lines: [(place: String, text: String)], _ activate: String
    ) -> Guide {
        Guide(
            resolver: self, file: file, target: target, copy: "install -D -m 644 '\(release)/\(file)' \(target)", lines: lines,
            activate: activate)
    }
}
