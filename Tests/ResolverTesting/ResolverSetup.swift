import Foundation

/// One way for a real resolver to load one file of a release.
package enum ResolverSetup: String, CaseIterable, Sendable {
    case unboundZones, unboundRPZ, bindRPZ, knotRPZ, powerdnsRPZ, dnsmasqConf, dnsmasqHosts
    /// For a file that `convert` writes on demand and no release has.
    case dnsmasqServers
    /// For `domains.txt`, read by the functions that docs/OPERATIONS.md gives dnsdist.
    case dnsdistNames

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
        /// The port on which the running resolver takes commands; its lines are then those that docs/OPERATIONS.md gives.
        package var controlPort: UInt16? = nil

        /// Lines of docs/OPERATIONS.md, with the file of this place.
        func documented(_ block: String, _ usual: String) throws -> String {
            try OperationsPage.block(block).replacing(usual, with: file) + "\n"
        }

        /// Where the configuration lies that its control program needs, or what else leads to the running resolver.
        package func control(of setup: ResolverSetup) -> String {
            switch setup {
            case .bindRPZ: "\(folder)/rndc.conf"
            case .powerdnsRPZ: folder
            case .dnsmasqConf, .dnsmasqHosts, .dnsmasqServers: "\(folder)/pid"
            default: "\(folder)/\(setup.configurationName)"
            }
        }
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
        case .dnsdistNames: "dnsdist"
        }
    }

    package var fileName: String {
        switch self {
        case .unboundZones: "unbound.conf"
        case .unboundRPZ, .bindRPZ, .knotRPZ, .powerdnsRPZ: "rpz.zone"
        case .dnsmasqConf: "dnsmasq.conf"
        case .dnsmasqHosts: "hosts.txt"
        case .dnsmasqServers: "dnsmasq.servers"
        case .dnsdistNames: "domains.txt"
        }
    }

    package var reach: Reach {
        switch self {
        case .unboundZones, .dnsmasqConf, .dnsmasqServers, .dnsdistNames: .widened
        case .dnsmasqHosts: .hosts
        default: .zone
        }
    }

    /// The name of the configuration file in the folder.
    private var configurationName: String {
        switch self {
        case .powerdnsRPZ: "recursor.conf"
        case .knotRPZ: "kresd.conf"
        case .dnsdistNames: "dnsdist.conf"
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
            rules +=
                place.controlPort == nil
                ? "rpzFile(\"\(place.file)\", {policyName=\"zhalan\"})\n"
                : try place.documented("pdns-recursor", "/etc/powerdns/zhalan.zone")
            try rules.write(toFile: "\(place.folder)/rules.lua", atomically: true, encoding: .utf8)
            return ["--config-dir=\(place.folder)"]
        case .dnsmasqConf, .dnsmasqHosts, .dnsmasqServers:
            return ["--keep-in-foreground", "--log-facility=-", "--conf-file=\(path)"]
        case .dnsdistNames: return ["--supervised", "--disable-syslog", "--config", path]
        }
    }

    private func configuration(_ place: Place) throws -> String {
        if place.controlPort != nil { return try documentedConfiguration(place) }
        return switch self {
        case .unboundZones: ResolverSetup.unbound(place) + "include: \"\(place.file)\"\n"
        case .unboundRPZ:
            ResolverSetup.unbound(place)
                + (place.allowZone.map { "rpz:\n  name: \(ResolverSetup.allowOrigin)\n  zonefile: \"\($0)\"\n" } ?? "")
                + "rpz:\n  name: \(place.origin)\n  zonefile: \"\(place.file)\"\n"
        case .bindRPZ:
            try ResolverSetup.bind(
                place,
                policy:
                    "response-policy { \(place.allowZone == nil ? "" : "zone \"\(ResolverSetup.allowOrigin)\" policy given; ")"
                    + "zone \"\(place.origin)\" min-update-interval 1; } qname-wait-recurse no break-dnssec yes;",
                zones: "zone \"\(place.origin)\" { type primary; file \"\(place.file)\"; };\n"
                    + (place.allowZone.map { "zone \"\(ResolverSetup.allowOrigin)\" { type primary; file \"\($0)\"; };" } ?? ""))
        case .knotRPZ: ResolverSetup.knot(place, policy: "policy.add(policy.rpz(policy.DENY, '\(place.file)', false))")
        case .powerdnsRPZ: ResolverSetup.powerdns(place)
        case .dnsmasqConf: ResolverSetup.dnsmasq(place) + "conf-file=\(place.file)\n"
        case .dnsmasqHosts: ResolverSetup.dnsmasq(place) + "addn-hosts=\(place.file)\n"
        case .dnsmasqServers: ResolverSetup.dnsmasq(place) + "servers-file=\(place.file)\n"
        case .dnsdistNames: try ResolverSetup.dnsdist(place)
        }
    }

    /// The same with the lines that operators are told to write, for a resolver that takes commands.
    private func documentedConfiguration(_ place: Place) throws -> String {
        switch self {
        case .unboundRPZ: try ResolverSetup.unbound(place) + place.documented("unbound", "/etc/unbound/zhalan.zone")
        case .bindRPZ:
            try ResolverSetup.bind(
                place, policy: OperationsPage.block("bind, in options"),
                zones: place.documented("bind", "/etc/bind/zhalan.zone"))
        case .knotRPZ: try ResolverSetup.knot(place, policy: place.documented("knot-resolver", "/etc/knot-resolver/zhalan.zone"))
        case .powerdnsRPZ: ResolverSetup.powerdns(place)
        case .dnsmasqServers:
            try ResolverSetup.dnsmasq(place) + place.documented("dnsmasq", "/var/lib/zhalan/resolver/dnsmasq.servers")
        case .dnsdistNames: try ResolverSetup.dnsdist(place)
        case .unboundZones, .dnsmasqConf, .dnsmasqHosts:
            throw OperationsPage.Missing(description: "\(rawValue) is not deployed to")
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
          control-enable: \(place.controlPort == nil ? "no" : "yes")
          control-interface: "\(place.folder)/control"
          control-use-cert: no
        forward-zone:
          name: "."
          forward-addr: 127.0.0.1@\(place.upstreamPort)

        """
    }

    private static func bind(_ place: Place, policy: String, zones: String) throws -> String {
        """
        \(try controls(place))
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
          \(policy)
        };
        \(zones)

        """
    }

    /// The key is the tests' own; rndc.conf names it for the control program.
    private static func controls(_ place: Place) throws -> String {
        guard let port = place.controlPort else { return "controls { };" }
        let key = "key \"control\" { algorithm hmac-sha256; secret \"emhhbGFuIHRlc3RzIG9ubHk=\"; };"
        let server = "options { default-server 127.0.0.1; default-port \(port); default-key \"control\"; };"
        try "\(key)\n\(server)\n".write(toFile: "\(place.folder)/rndc.conf", atomically: true, encoding: .utf8)
        return "\(key)\ncontrols { inet 127.0.0.1 port \(port) allow { 127.0.0.1; } keys { \"control\"; }; };"
    }

    private static func dnsdist(_ place: Place) throws -> String {
        """
        setLocal('127.0.0.1:\(place.port)')
        newServer({address='127.0.0.1:\(place.upstreamPort)'}):setUp()
        controlSocket('127.0.0.1:\(place.controlPort ?? 0)')
        setKey('emhhbGFuIHRlc3RzIG9ubHkhISEhISEhISEhISEhISE=')
        \(try place.documented("dnsdist", "/etc/dnsdist/zhalan.domains"))

        """
    }

    private static func knot(_ place: Place, policy: String) -> String {
        """
        for _, name in ipairs({'ta_update', 'ta_signal_query', 'priming', 'detect_time_skew'}) do
          pcall(modules.unload, name)
        end
        pcall(trust_anchors.remove, '.')
        cache.size = 10 * MB
        net.listen('127.0.0.1', \(place.port), { kind = 'dns' })
        \(policy)
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
        pid-file=\(place.controlPort == nil ? "" : "\(place.folder)/pid")
        user=
        group=
        no-resolv
        no-hosts
        server=127.0.0.1#\(place.upstreamPort)

        """
    }
}
