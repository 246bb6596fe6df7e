/// BIND reloads one zone and keeps its cache; it answers before the new policy is in force, at most `min-update-interval` later,
/// which is a minute unless `response-policy` says less.
package struct BINDRecipe: ResolverRecipe {
    package let name = "bind"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/bind/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let program = "named"
    package let restart = "named-checkconf && systemctl restart named"
    package let configuration = [
        // A change takes a minute where `min-update-interval` is not stated.
        ConfigurationLines(
            mark: "bind, in options", place: "options { … } of /etc/bind/named.conf.options",
            "response-policy { zone \"{origin}\" min-update-interval 1; } qname-wait-recurse no break-dnssec yes;"),
        ConfigurationLines(
            mark: "bind", place: "/etc/bind/named.conf.local",
            "zone \"{origin}\" { type primary; file \"{file}\"; allow-query { none; }; allow-transfer { none; }; };"),
    ]
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.call(ProgramCall("rndc", ["reload", "{origin}"], control: ["-c", "{control}"]))

    package init() {}
}
