import Pipeline
import Testing
import Vocabulary

/// Whose act it is.
@Suite struct CallingUserTests {
    @Test(
        "the account is the kernel's word, and sudo's only to root",
        arguments: [
            (0, [:], "root"), (0, ["SUDO_UID": "65534", "SUDO_USER": "li"], "nobody"), (65534, ["SUDO_UID": "0"], "nobody"),
            (0, ["SUDO_UID": "li"], "root"), (4_242_424, [:], "uid 4242424"), (0, ["USER": "li", "LOGNAME": "li"], "root"),
        ] as [(UInt32, [String: String], String)])
    func account(user: UInt32, environment: [String: String], account: String) {
        let actor = CallingUser.actor(named: "Li Wei", environment: environment, processUser: user)
        #expect(actor == Actor(account: account, name: "Li Wei"))
    }

    @Test("a name without a letter is none", arguments: [nil, "", "  "])
    func unnamed(name: String?) {
        #expect(CallingUser.actor(named: name, environment: [:], processUser: 0).name == "root")
    }
}
