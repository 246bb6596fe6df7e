import Foundation
import Pipeline
import Vocabulary

/// Asks what the options left open. An empty answer takes what stands in brackets.
struct SetupDialogue {
    let terminal: Terminal
    let listsPath: String

    func complete(_ answers: inout SetupAnswers) throws {
        if !answers.hasResolvers {
            let words = SetupResolver.all.map(\.name).joined(separator: ", ")
            let standard = answers.resolvers.map(\.name).joined(separator: ", ")
            answers.resolvers = try asked("Which resolvers shall load the list (\(words))?", standard: standard) { text in
                let names = SetupDialogue.words(text)
                let known = names.compactMap(SetupResolver.init(named:))
                return known.count == names.count && !known.isEmpty ? known : nil
            }
        }
        if !answers.hasFeeds { try askFeeds(&answers) }
        if answers.feeds.contains(where: { $0.contains("=") }) {
            if answers.licence.isEmpty {
                answers.licence = try asked("What licence do your own feeds have?", standard: "not stated")
            }
            if answers.means.isEmpty {
                answers.means = try asked(
                    "What are their names listed for (\(Feed.Meaning.allCases.map(\.rawValue).joined(separator: ", ")))?",
                    standard: Feed.Meaning.fraud.rawValue
                ) { Feed.Meaning(rawValue: $0) == nil ? nil : $0 }
            }
        }
        if !answers.hasOwnNames {
            answers.ownNames = SetupDialogue.words(
                try asked("Names of your own that are never listed, with everything below them?", standard: ""))
        }
        if !answers.hasState {
            let before = SetupAnswers.standardConfig(state: answers.state)
            answers.state = StateDirectory(try asked("Where shall state and releases live?", standard: answers.state)).root
            if answers.configPath == before { answers.configPath = SetupAnswers.standardConfig(state: answers.state) }
        }
        if answers.hasConfiguration, !answers.overwritesConfig {
            answers.overwritesConfig = try asked(
                "\(answers.configPath) exists. Keep it, or write it anew (keep, anew)?", standard: "keep"
            ) {
                ["keep", "anew"].contains($0) ? $0 == "anew" : nil
            }
        }
    }

    private func askFeeds(_ answers: inout SetupAnswers) throws {
        let items = try FeedCatalog(listsPath: listsPath).items
        for item in items {
            terminal.say("  \(item.feed.name)  \(item.feed.meaning.rawValue)  \(item.title); licence: \(item.feed.licence)")
        }
        answers.feeds = try asked("Which feeds, or NAME=URL, or NAME=FILE?", standard: "") { text in
            let words = SetupDialogue.words(text)
            return words.allSatisfy { word in word.contains("=") || items.contains { $0.feed.name == word } } ? words : nil
        }
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    private func asked(_ question: String, standard: String) throws -> String { try asked(question, standard: standard) { $0 } }

    /// Asks until the answer can be meant.
    private func asked<Answer>(_ question: String, standard: String, _ read: (String) -> Answer?) throws -> Answer {
        while true {
            terminal.ask(question + " [\(standard.isEmpty ? "none" : standard)] ")
            guard let line = readLine() else {
                throw PipelineError(
                    .usage, "there is nobody to answer", hint: "give the answers as options, with --yes for the rest")
            }
            let text = line.trimmingCharacters(in: .whitespaces)
            if let answer = read(text.isEmpty ? standard : text) { return answer }
            terminal.say("\"\(PlainText.escaped(text, limit: 60))\" is not among them")
        }
    }
}
