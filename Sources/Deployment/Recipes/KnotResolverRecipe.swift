/// Knot Resolver watches the directory when `policy.rpz` has `true` behind the file (and the package lua-cqueues is there): the
/// rename is all it needs. A file that it can't read to its end is cut there, which the last name of the file tells.
package struct KnotResolverRecipe: ResolverRecipe {
    package let name = "knot-resolver"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/knot-resolver/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.watched

    package init() {}
}
