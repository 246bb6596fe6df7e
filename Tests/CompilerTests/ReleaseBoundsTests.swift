import Compiler
import Testing

@Suite struct ReleaseBoundsTests {
    @Test(
        "a list may change within its bounds",
        arguments: [
            (0, 0, 0, 0), (0, 5_000_000, 0, 0), (999, 1, 0, 0), (999, 9_000, 0, 0), (1_000, 800, 0, 0), (1_000, 2_000, 0, 0),
            (1_000, 0, 1_000, 0), (1_000, 300, 500, 0), (5, 0, 5, 0), (1_000, 2_500, 0, 500), (10, 1, 0, 0),
        ])
    func allowed(previous: Int, next: Int, withdrawn: Int, added: Int) {
        #expect(ReleaseBounds().check(previous: previous, next: next, withdrawn: withdrawn, added: added) == .ok)
    }

    @Test(
        "beyond them it waits for a person",
        arguments: [
            (1_000, 799, 0, 0), (1_000, 2_001, 0, 0), (1_000, 0, 0, 0), (1, 0, 0, 0), (999, 0, 998, 0), (1_000, 299, 500, 0),
            (1_000, 900, 0, 500),
        ])
    func held(previous: Int, next: Int, withdrawn: Int, added: Int) {
        guard case .held = ReleaseBounds().check(previous: previous, next: next, withdrawn: withdrawn, added: added) else {
            Issue.record("not held")
            return
        }
    }

    @Test func `the sentence says what, how much and what is allowed`() {
        #expect(
            ReleaseBounds().check(what: "feed \"nic\"", previous: 2_000, next: 1_001)
                == .held(
                    reason: "feed \"nic\" would lose 999 of 2000 entries (50 %); at most 20 % may go without a person's word"))
        #expect(
            ReleaseBounds().check(previous: 7, next: 0) == .held(reason: "the list would be empty and had 7 entries"))
    }
}
