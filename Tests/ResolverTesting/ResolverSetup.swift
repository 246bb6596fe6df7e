import Foundation

/// One way for a real resolver to load one file of a release.
package enum ResolverSetup: String, CaseIterable, Sendable {
    case unboundZones, unboundRPZ, bindRPZ, knotRPZ, powerdnsRPZ, dnsmasqConf, dnsmasqHosts
    /// For a file that `convert` writes on demand and no release has.
    case dnsmasqServers

    /// Those for the files of a release.
    package static let allCases: [ResolverSetup] = [
        .unboundZones, .unboundRPZ, .bindRPZ, .knotRPZ, .powerdnsRPZ, .dnsmasqConf, .dnsmasqHosts,
    ]

    /// What a resolver is started with.
    package struct Place: Sendable {
        /// A folder of its own, with a copy of the file in it.
        package let folder: String
        package let file: String
        package let port: UInt16
        package let upstreamPort: UInt16
        /// The zone's name, for files that have none in them.
        package let origin: String
        /// A zone that lets names pass, loaded in front of the file.
        package let allowZone: String?
    }

    /// The name of the zone that lets names pass.
    private static let allowOrigin = "allow.zhalan"

    /// How much an entry of the file blocks.
    package enum Reach: Sendable {
        case hosts, widened, zone
    }

    package var program: String {
        switch self {
        case .unboundZones, .unboundRPZ: "unbound"
        case .bindRPZ: "named"
        case .knotRPZ: "kresd"
        case .powerdnsRPZ: "pdns_recursor"
        case .dnsmasqConf, .dnsmasqHosts, .dnsmasqServers: "dnsmasq"
        }
    }

    package var fileName: String {
        switch self {
        case .unboundZones: "unbound.conf"
        case .unboundRPZ, .bindRPZ, .knotRPZ, .powerdnsRPZ: "rpz.zone"
        case .dnsmasqConf: "dnsmasq.conf"
        case .dnsmasqHosts: "hosts.txt"
        case .dnsmasqServers: "dnsmasq.servers"
        }
    }

    package var reach: Reach {
        switch self {
        case .unboundZones, .dnsmasqConf, .dnsmasqServers: .widened
        case .dnsmasqHosts: .hosts
        default: .zone
        }
    }

    /// The name of the configuration file in the folder.
    private var configurationName: String {
        switch self {
        case .powerdnsRPZ: "recursor.conf"
        case .knotRPZ: "kresd.conf"
        default: "main.conf"
        }
    }

    /// Writes the configuration and says how to start the program in the foreground.
    package func arguments(_ place: Place) throws -> [String] {
        let path = "\(place.folder)/\(configurationName)"
        try configuration(place).write(toFile: path, atomically: true, encoding: .utf8)
        switch self {
        case .unboundZones, .unboundRPZ: return ["-d", "-d", "-c", path]
        case .bindRPZ: return ["-g", "-n", "1", "-c", path]
        case .knotRPZ: return ["-n", "-c", path, place.folder]
        case .powerdnsRPZ:
            var rules = place.allowZone.map { "rpzFile(\"\($0)\", {policyName=\"allow\"})\n" } ?? ""
            rules += "rpzFile(\"\(place.file)\", {policyName=\"zhalan\"})\n"
            try rules.write(toFile: "\(place.folder)/rules.lua", atomically: true, encoding: .utf8)
            return ["--config-dir=\(place.folder)"]
        case .dnsmasqConf, .dnsmasqHosts, .dnsmasqServers:
            return ["--keep-in-foreground", "--log-facility=-", "--conf-file=\(path)"]
        }
    }

    private func configuration(_ place: Place) -> String {
        switch self {
        case .unboundZones: ResolverSetup.unbound(place) + "include: \"\(place.file)\"\n"
        case .unboundRPZ:
            ResolverSetup.unbound(place)
                + (place.allowZone.map { "rpz:\n  name: \(ResolverSetup.allowOrigin)\n  zonefile: \"\($0)\"\n" } ?? "")
                + "rpz:\n  name: \(place.origin)\n  zonefile: \"\(place.file)\"\n"
        case .bindRPZ: ResolverSetup.bind(place)
        case .knotRPZ: ResolverSetup.knot(place)
        case .powerdnsRPZ: ResolverSetup.powerdns(place)
        case .dnsmasqConf: ResolverSetup.dnsmasq(place) + "conf-file=\(place.file)\n"
        case .dnsmasqHosts: ResolverSetup.dnsmasq(place) + "addn-hosts=\(place.file)\n"
        case .dnsmasqServers: ResolverSetup.dnsmasq(place) + "servers-file=\(place.file)\n"
        }
    }

    /// `.test` is answered by unbound itself otherwise; samples live there.
    private static func unbound(_ place: Place) -> String {
        """
        server:
          directory: "\(place.folder)"
          chroot: ""
          username: ""
          pidfile: ""
          interface: 127.0.0.1
          port: \(place.port)
          use-syslog: no
          num-threads: 1
          module-config: "respip iterator"
          do-not-query-localhost: no
          local-zone: "test." nodefault
        remote-control:
          control-enable: no
        forward-zone:
          name: "."
          forward-addr: 127.0.0.1@\(place.upstreamPort)

        """
    }

    private static func bind(_ place: Place) -> String {
        let allowRule = place.allowZone == nil ? "" : "zone \"\(allowOrigin)\" policy given; "
        let allowZone = place.allowZone.map { "zone \"\(allowOrigin)\" { type primary; file \"\($0)\"; };" } ?? ""
        return """
            controls { };
            options {
              directory "\(place.folder)";
              pid-file none;
              session-keyfile none;
              managed-keys-directory "\(place.folder)";
              listen-on port \(place.port) { 127.0.0.1; };
              listen-on-v6 { none; };
              recursion yes;
              allow-query { 127.0.0.1; };
              dnssec-validation no;
              empty-zones-enable no;
              forward only;
              forwarders { 127.0.0.1 port \(place.upstreamPort); };
              response-policy { \(allowRule)zone "\(place.origin)" min-update-interval 1; } qname-wait-recurse no break-dnssec yes;
            };
            zone "\(place.origin)" { type primary; file "\(place.file)"; };
            \(allowZone)

            """
    }

    private static func knot(_ place: Place) -> String {
        """
        for _, name in ipairs({'ta_update', 'ta_signal_query', 'priming', 'detect_time_skew'}) do
          pcall(modules.unload, name)
        end
        pcall(trust_anchors.remove, '.')
        cache.size = 10 * MB
        net.listen('127.0.0.1', \(place.port), { kind = 'dns' })
        policy.add(policy.rpz(policy.DENY, '\(place.file)', false))
        policy.add(policy.all(policy.STUB('127.0.0.1@\(place.upstreamPort)')))

        """
    }

    private static func powerdns(_ place: Place) -> String {
        """
        daemon=no
        disable-syslog=yes
        socket-dir=\(place.folder)
        local-address=127.0.0.1
        local-port=\(place.port)
        threads=1
        dnssec=off
        security-poll-suffix=
        hint-file=no
        forward-zones-recurse=.=127.0.0.1:\(place.upstreamPort)
        lua-config-file=\(place.folder)/rules.lua

        """
    }

    /// Empty names keep dnsmasq who it is: in a user namespace there is nobody else to become.
    private static func dnsmasq(_ place: Place) -> String {
        """
        port=\(place.port)
        listen-address=127.0.0.1
        bind-interfaces
        pid-file=
        user=
        group=
        no-resolv
        no-hosts
        server=127.0.0.1#\(place.upstreamPort)

        """
    }
}
