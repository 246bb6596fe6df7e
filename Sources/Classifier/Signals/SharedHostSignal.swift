/// Strangers share this host by path: no name can be listed here, and an address only by people.
struct SharedHostSignal: SignalReader {
    static let name = "shared-host"

    func findings(in site: SiteReading) -> [Finding] {
        guard site.isSharedHost, let host = site.host else { return [] }
        let isShortener = site.lists.shared.shorteners.contains(host)
        let text =
            isShortener
            ? "\(shown(host)) is a link shortener and is never listed"
            : "\(shown(host)) is shared by strangers; only the address may be listed"
        return [finding(.exculpating, .exculpating, 0, text, at: "name", veto: true)]
    }
}
