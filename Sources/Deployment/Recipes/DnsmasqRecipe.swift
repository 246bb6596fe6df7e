/// dnsmasq reads a servers-file again on SIGHUP, a configuration file only when it is started. `server=/x/` without a server is what
/// `local=/x/` is in a configuration file. The signal empties its cache too; it has no other way.
package struct DnsmasqRecipe: ResolverRecipe {
    package let name = "dnsmasq"
    package let releaseFile = "dnsmasq.conf"
    package let place = "/var/lib/zhalan/resolver/dnsmasq.servers"
    package let rewrite: LineRewrite? = LineRewrite(
        beginning: "local=/", replacement: "server=/", kept: ["server=/", "#"])
    package let listedLine = ListedLine(beginning: "server=/", ends: ["/"])
    package let program = "dnsmasq"
    package let restart = "dnsmasq --test && systemctl restart dnsmasq"
    package let configuration = [
        // It reads a `conf-file=` at its start only.
        ConfigurationLines(mark: "dnsmasq", place: "/etc/dnsmasq.conf", "servers-file={file}")
    ]
    /// Lines of a servers-file are lines of a configuration, too, and only those are looked at by `--test`.
    package let checks = [ProgramCall("dnsmasq", ["--test", "--conf-file={file}"])]
    package let activation = Activation.hangUp(pidFile: "/run/dnsmasq/dnsmasq.pid")

    package init() {}
}
