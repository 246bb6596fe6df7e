/// PowerDNS Recursor says "ok" to a reload that lost the whole policy, so only the questions afterwards tell. Answers in its packet
/// cache outlive a reload: names whose listing changed are wiped from it, and no others.
package struct PowerDNSRecipe: ResolverRecipe {
    package let name = "pdns-recursor"
    package let releaseFile = "rpz.zone"
    package let place = "/etc/powerdns/zhalan.zone"
    package let listedLine = RecipeTable.zoneLine
    package let program = "pdns_recursor"
    package let restart = "systemctl restart pdns-recursor"
    package let configuration = [
        // Clients that ask by EDNS are told why (RFC 8914, code 15: blocked).
        ConfigurationLines(
            mark: "pdns-recursor", place: "the file that lua-config-file= of /etc/powerdns/recursor.conf names",
            """
            rpzFile("{file}", {policyName="zhalan", extendedErrorCode=15, extendedErrorExtra="anti-fraud list"})
            """)
    ]
    package let checks = RecipeTable.zoneChecks
    package let activation = Activation.call(
        ProgramCall("rec_control", ["reload-lua-config"], control: ["--config-dir={control}"]))
    package let wipe: ProgramCall? = ProgramCall("rec_control", ["wipe-cache", "{names}"], control: ["--config-dir={control}"])

    package init() {}
}
