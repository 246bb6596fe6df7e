/// unbound reads the zone again by its control channel; a zone that it can't read leaves the old rules in force (exit 1). Its
/// policy is asked before its cache. `reload_keep_cache` is not used: a broken file would end the daemon.
package struct UnboundRecipe: ResolverRecipe {
    package let name = "unbound"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/unbound/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let program = "unbound"
    package let restart = "unbound-checkconf && systemctl restart unbound"
    package let configuration = [
        ConfigurationLines(
            mark: "unbound", place: "/etc/unbound/unbound.conf.d/zhalan.conf",
            """
            server:
                module-config: "respip validator iterator"
            rpz:
                name: {origin}
                zonefile: "{file}"
                rpz-log: yes
                rpz-log-name: zhalan
            """)
    ]
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.call(
        ProgramCall("unbound-control", ["auth_zone_reload", "{origin}"], control: ["-c", "{control}"]))

    package init() {}
}
