import Store
import Vocabulary

/// One person's walk through the queue, key by key. It reads no terminal: the front door asks and shows.
package struct ReviewSession {
    package enum Key: Character, CaseIterable, Sendable {
        case approve = "a"
        case reject = "r"
        case emergency = "e"
        case approveSiblings = "A"
        case rejectSiblings = "R"
        case skip = "s"
        case undo = "u"
        case quit = "q"

        /// Whether a reason is asked for first.
        package var needsReason: Bool { self == .reject || self == .rejectSiblings || self == .emergency }

        package var help: String {
            switch self {
            case .approve: "approve"
            case .reject: "reject"
            case .emergency: "emergency"
            case .approveSiblings: "approve it and its siblings"
            case .rejectSiblings: "reject it and its siblings"
            case .skip: "skip"
            case .undo: "undo the last"
            case .quit: "quit"
            }
        }
    }

    private let desk: ReviewDesk
    private let actor: Actor
    private var queue: [Int64]
    private var position = 0
    /// What this person decided, newest last: each entry is one key's leads.
    private var done: [[Int64]] = []
    /// What the last key did, one sentence; empty at first.
    package private(set) var message = ""
    package private(set) var isOver = false

    package init(desk: ReviewDesk, actor: Actor, now: Timestamp, limit: Int) throws {
        self.desk = desk
        self.actor = actor
        queue = try desk.waiting(at: now, limit: limit).map(\.id)
    }

    /// How many are behind, and how many there are.
    package var progress: (position: Int, count: Int) { (min(position + 1, queue.count), queue.count) }

    /// The item to look at now; `nil` at the end. What others have decided meanwhile is passed over.
    package mutating func current(at now: Timestamp) throws -> ReviewCard? {
        while !isOver, position < queue.count {
            if let item = try desk.item(queue[position]), item.attention != nil { return try desk.card(item, at: now) }
            position += 1
        }
        return nil
    }

    package mutating func press(_ key: Key, reason: String = "", on card: ReviewCard, now: Timestamp) {
        let id = card.item.id
        do {
            switch key {
            case .quit: isOver = true
            case .skip:
                position += 1
                message = "lead \(id) skipped"
            case .undo: try undo(now: now)
            case .approve: try note([id], desk.approve(id, actor: actor, reason: reason, now: now))
            case .emergency:
                try note([id], desk.approve(id, .init(reason: reason, isEmergency: true), actor: actor, now: now))
            case .reject: try note([id], desk.reject(id, actor: actor, reason: reason, now: now))
            case .approveSiblings:
                note(desk.approveAll([id] + card.siblings, .init(reason: reason), actor: actor, now: now), "approved")
            case .rejectSiblings:
                note(desk.rejectAll([id] + card.siblings, actor: actor, reason: reason, now: now), "rejected")
            }
        } catch {
            message = "\(error)"
        }
    }

    private mutating func note(_ ids: [Int64], _ answer: ReviewDesk.Answer) {
        done.append(ids)
        position += 1
        switch answer {
        case .listed(let subject, let scope): message = "listed \(subject) (\(scope.rawValue))"
        case .recorded(let text): message = text
        }
    }

    private mutating func note(_ answers: [(id: Int64, answer: Result<ReviewDesk.Answer, any Error>)], _ what: String) {
        let good = answers.filter { if case .success = $0.answer { true } else { false } }.map(\.id)
        if !good.isEmpty { done.append(good) }
        position += 1
        let failed = answers.count - good.count
        message = "\(good.count) \(what)" + (failed > 0 ? ", \(failed) could not be" : "")
    }

    /// Takes back the last key's decisions, and goes back to where they were made.
    private mutating func undo(now: Timestamp) throws {
        guard let last = done.popLast() else {
            message = "nothing to undo"
            return
        }
        for id in last { _ = try desk.undo(id, actor: actor, onlyOwn: true, now: now) }
        if let first = last.first, let index = queue.firstIndex(of: first) { position = index }
        message = "undone: " + PlainText.counted(last.count, "decision")
    }
}
