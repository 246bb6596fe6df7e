import Foundation
import Pipeline
import Store
import Vocabulary

/// The queue on a terminal: one screen per item, one key per decision.
struct ReviewScreen {
    private let terminal: Terminal
    private let clock: () -> Timestamp
    private let keyboard: Keyboard

    /// - Returns: `nil` where no person sits: then the queue is a list.
    init?(terminal: Terminal, clock: @escaping () -> Timestamp) {
        guard isatty(STDOUT_FILENO) == 1, let keyboard = Keyboard() else { return nil }
        self.terminal = terminal
        self.clock = clock
        self.keyboard = keyboard
    }

    func run(_ session: ReviewSession) throws {
        var session = session
        while let card = try session.current(at: clock()) {
            show(card, session)
            guard let key = keyboard.key().flatMap(ReviewSession.Key.init(rawValue:)) else {
                if keyboard.isClosed { return terminal.print(session.message) }
                continue
            }
            var reason = ""
            if key.needsReason {
                reason = keyboard.line(prompt: "reason: ")
                if reason.isEmpty { continue }
            } else if key == .approve, ![.list, .review].contains(card.item.verdict.outcome) {
                reason = keyboard.line(prompt: "reason (the verdict is \(card.item.verdict.outcome.rawValue)): ")
            }
            session.press(key, reason: reason, on: card, now: clock())
            if session.isOver { break }
        }
        terminal.print(session.message)
        if !session.isOver { terminal.say("nothing more waits") }
    }

    private func show(_ card: ReviewCard, _ session: ReviewSession) {
        let (item, verdict) = (card.item, card.item.verdict)
        terminal.clearScreen()
        let (position, count) = session.progress
        terminal.print(
            terminal.styled("\(position)/\(count)", .dim) + "  lead \(item.id)  "
                + terminal.styled(PlainText.escaped(item.lead.key), .bold))
        if let attention = item.attention { line("waits", "\(attention.sentence), reported \(item.lead.firstReported)") }
        let type = verdict.type.map { "\($0.rawValue) \($0.englishName)" } ?? "type unknown"
        line("verdict", "\(verdict.outcome.rawValue)  score \(verdict.score)  \(type)")
        line("lists", "\(verdict.subject) (\(verdict.scope.rawValue))")
        if let protection = verdict.protection { line("protected", protection) }
        for (index, hop) in card.chain.enumerated() { line(index == 0 ? "chain" : "", PlainText.escaped(hop, limit: 110)) }
        if !card.title.isEmpty { line("title", PlainText.escaped(card.title, limit: 110)) }
        if !card.asksFor.isEmpty { line("asks for", card.asksFor.joined(separator: ", ")) }
        for reason in SignalSentences.of(verdict.signals, limit: 8) { line("", reason) }
        if !card.brands.isEmpty { line("looks like", card.brands.prefix(2).joined(separator: "; ")) }
        if !card.entities.isEmpty {
            line("entities", PlainText.escaped(card.entities.prefix(6).joined(separator: ", "), limit: 200))
        }
        let sources = card.sources.prefix(6).map { "\(PlainText.escaped($0.name, limit: 40)) \($0.reports)" }
        line(
            "reported",
            "by \(card.reporters.reporters) (\(card.reporters.newcomers) newcomers): \(sources.joined(separator: ", "))")
        if card.reporters.looksLikeBrigading { line("careful", "nearly all who report it report nothing else") }
        let people = item.decisions.filter { !$0.isUndone }.map { "\($0.action.rawValue) by \($0.actor)" }
        if !people.isEmpty { line("decided", people.joined(separator: ", ")) }
        if !card.siblings.isEmpty { line("siblings", "\(card.siblings.count) more wait: A or R decides all") }
        terminal.print()
        if !session.message.isEmpty { terminal.print(terminal.styled(session.message, .cyan)) }
        terminal.print(
            ReviewSession.Key.allCases.map { "[\($0.rawValue)] \($0.help)" }.joined(separator: "  "))
    }

    private func line(_ title: String, _ text: String) {
        terminal.print("  " + terminal.styled(title.padding(toLength: 10, withPad: " ", startingAt: 0), .dim) + text)
    }
}
