/// Knot DNS as the primary of a distribution: it reckons what changed from the file and tells its secondaries. It is no resolver, so it
/// is asked for entries of the zone itself.
package struct KnotRecipe: ResolverRecipe {
    package let name = "knot"
    package let releaseFile = "rpz.zone"
    package let place = "/var/lib/knot/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let program = "knotd"
    package let restart = "knotc conf-check && systemctl restart knot"
    package let configuration = [
        // Who may take the zone, and who is told: packaging/distribution/primary-knot.conf.
        ConfigurationLines(
            mark: "knot", place: "/etc/knot/knot.conf",
            """
            zone:
              - domain: {origin}
                file: {file}
                zonefile-load: difference
                zonefile-sync: -1
                journal-content: changes
                semantic-checks: off
            """)
    ]
    package let asking = Asking.zone
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.call(
        ProgramCall("knotc", ["-b", "zone-reload", "{origin}"], control: ["-s", "{control}"]))

    package init() {}
}
