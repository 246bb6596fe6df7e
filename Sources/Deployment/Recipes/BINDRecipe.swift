/// BIND reloads one zone and keeps its cache; it answers before the new policy is in force, at most `min-update-interval` later,
/// which is a minute unless `response-policy` says less.
package struct BINDRecipe: ResolverRecipe {
    package let name = "bind"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/bind/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.call(ProgramCall("rndc", ["reload", "{origin}"], control: ["-c", "{control}"]))

    package init() {}
}
