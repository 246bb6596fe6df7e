import ArgumentParser

struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "Train the classifier's model, measure it, and show what it was made of.",
        subcommands: [ModelTrainCommand.self, ModelEvaluateCommand.self, ModelScoreCommand.self, ModelShowCommand.self])
}
