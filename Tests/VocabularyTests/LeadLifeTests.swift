import Testing
import Vocabulary

/// The table of states, read as a graph.
@Suite struct LeadLifeTests {
    @Test func `every state has its row, and every state but the first is reached`() {
        #expect(Set(LeadLife.table.keys) == Set(LeadState.allCases))
        let reached = Set(LeadLife.table.values.flatMap(\.values))
        #expect(reached == Set(LeadState.allCases).subtracting([.reported]).union([]))
    }

    @Test func `the list is entered from approved, from states on it, and by restoring what was approved`() {
        for (state, row) in LeadLife.table {
            for (event, next) in row where next.isOnList && !state.isOnList {
                #expect((state, event) == (.approved, .list) || (state, event) == (.withdrawn, .restore), "\(state) \(event)")
            }
        }
    }

    @Test func `only what is proposed is approved`() {
        for (state, row) in LeadLife.table {
            #expect((row[.approve] != nil) == (state == .proposed), "\(state)")
            #expect(row.values.contains(.approved) == (state == .proposed), "\(state)")
        }
    }

    @Test func `everything on the list can be taken off in one step, and everything undecided be refused`() {
        for state in LeadState.allCases {
            #expect((LeadLife.next(state, .withdraw) == .withdrawn) == (state.isOnList || state == .withdrawn), "\(state)")
        }
        for state in [LeadState.reported, .queued, .fetched, .unreachable, .cleared, .insufficient, .proposed, .expired] {
            #expect(LeadLife.next(state, .reject) == .rejected, "\(state)")
        }
    }

    @Test func `no visit and no verdict changes what a person has decided`() {
        for state in [LeadState.rejected, .withdrawn, .listed, .disputed] {
            for event in [LeadEvent.queue, .fetch, .miss] { #expect(LeadLife.next(state, event) == state, "\(state) \(event)") }
            #expect(LeadLife.next(state, .score) == nil, "\(state)")
        }
    }
}
