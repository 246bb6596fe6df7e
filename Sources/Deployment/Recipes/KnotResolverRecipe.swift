/// Knot Resolver watches the directory when `policy.rpz` has `true` behind the file (and the package lua-cqueues is there): the
/// rename is all it needs. A file that it can't read to its end is cut there, which the last name of the file tells.
package struct KnotResolverRecipe: ResolverRecipe {
    package let name = "knot-resolver"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/knot-resolver/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let program = "kresd"
    package let restart = "systemctl restart 'kresd@*'"
    package let configuration = [
        ConfigurationLines(
            mark: "knot-resolver", place: "/etc/knot-resolver/kresd.conf, before rules that forward",
            "policy.add(policy.rpz(policy.DENY, '{file}', true))")
    ]
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.watched

    package init() {}
}
