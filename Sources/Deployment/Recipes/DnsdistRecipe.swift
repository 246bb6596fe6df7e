/// dnsdist reads the names in a function of its configuration, called on its console. Rules are asked before its cache.
package struct DnsdistRecipe: ResolverRecipe {
    package let name = "dnsdist"
    package let releaseFile = "domains.txt"
    package let place = "/etc/dnsdist/zhalan.domains"
    package let listedLine = ListedLine(beginning: "", ends: [""])
    package let program = "dnsdist"
    package let restart = "dnsdist --check-config && systemctl restart dnsdist"
    package let configuration = [
        ConfigurationLines(
            mark: "dnsdist", place: "/etc/dnsdist/dnsdist.conf, with controlSocket and setKey",
            #"""
            local zhalanLoads = 0
            function zhalanReload()
              local names = newSuffixMatchNode()
              local file = io.open("{file}")
              if file == nil then return end
              for line in file:lines() do
                -- A blank line would be the root, and block everything.
                if line:match("^[%l%d._-]+$") then names:add(newDNSName(line)) end
              end
              file:close()
              local rule = SuffixMatchNodeRule(names)
              addAction(rule, RCodeAction(DNSRCode.NXDOMAIN), {name="zhalan" .. zhalanLoads + 1})
              -- The new rule is there before the old one goes: no question falls between them.
              if zhalanLoads > 0 then rmRule("zhalan" .. zhalanLoads) end
              mvRuleToTop()
              zhalanLoads = zhalanLoads + 1
            end
            zhalanReload()
            """#)
    ]
    package let activation = Activation.call(
        ProgramCall("dnsdist", ["--client", "--execute", "zhalanReload()"], control: ["--config", "{control}"]))

    package init() {}
}
