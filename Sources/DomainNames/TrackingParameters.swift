/// Query parameters that tell who clicked, never which page: two links that differ only in these are one lead.
package enum TrackingParameters {
    /// Exact names, lower case. Kept to those whose owners document them as click or campaign identifiers.
    package static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ttclid", "twclid", "igshid", "igsh",
        "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "_hsenc", "_hsmi", "__hstc",
        "__hssc", "__hsfp", "hsctatracking", "rb_clickid", "s_cid", "wickedid", "epik", "sccid", "zanpid", "srsltid",
        "ef_id", "_openstat", "bd_vid", "qz_gdt", "gdt_vid", "spm", "scm", "_branch_match_id",
        "gad_source", "gad_campaignid", "_gl", "_ga", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "ysclid",
        "rdt_cid", "irclickid", "cjevent", "wt_mc", "ml_subscriber", "ml_subscriber_hash", "guccounter", "guce_referrer",
        "guce_referrer_sig", "nsukey", "isappinstalled",
    ]

    /// Prefixes of parameter families, lower case.
    package static let prefixes = ["utm_", "hsa_", "mtm_", "matomo_", "pk_", "piwik_", "stm_", "ga_"]

    /// The query without tracking parameters, order kept; `nil` when nothing is left.
    package static func removed(from query: String) -> String? {
        let kept = query.split(separator: "&", omittingEmptySubsequences: true).filter { !isTracking($0) }
        return kept.isEmpty ? nil : kept.joined(separator: "&")
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }
}
