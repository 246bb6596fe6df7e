/// dnsdist reads the names in a function of its configuration (docs/OPERATIONS.md, packaging/resolvers/dnsdist.conf), called on its
/// console. Rules are asked before its cache.
package struct DnsdistRecipe: ResolverRecipe {
    package let name = "dnsdist"
    package let releaseFile = "domains.txt"
    package let place = "/etc/dnsdist/zhalan.domains"
    package let listedLine = ListedLine(beginning: "", ends: [""])
    package let activation = Activation.call(
        ProgramCall("dnsdist", ["--client", "--execute", "zhalanReload()"], control: ["--config", "{control}"]))

    package init() {}
}
