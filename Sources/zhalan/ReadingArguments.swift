import ArgumentParser
import ListFormats

/// How lists are read, alike in every command that reads them.
struct ReadingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The lists' format: auto or a name.", valueName: "format")) var from = "auto"
    @Option(help: ArgumentHelp("What a name in a hosts file means: exact or subtree.", valueName: "meaning"))
    var hostsMean: ReadingOptions.HostsMeaning = .exact
    @Option(
        help: ArgumentHelp(
            "What a web address counts as: address, or host (hosts that strangers share are refused).", valueName: "meaning"))
    var urlsMean: ReadingOptions.AddressMeaning = .address
    @Option(help: ArgumentHelp("The column of a CSV table that holds the names.", valueName: "name")) var column: String?
    @Flag(
        help: ArgumentHelp(
            "Read Adblock rules for third-party requests and popups as rules for everything.",
            discussion: "A resolver then takes the site itself away from its visitors too."))
    var dropModifiers = false

    func options(sinkhole: Sinkhole? = nil) -> ReadingOptions {
        var options = ReadingOptions(hostsMean: hostsMean, addressesMean: urlsMean, column: column)
        options.dropsModifiers = dropModifiers
        options.sinkholes = Set(sinkhole?.addresses ?? [])
        return options
    }

    /// - Throws: `PipelineError` of kind `.usage`, which lists the names there are.
    func dialect() throws -> ListDialect? { try ListDialect.typed(from) }
}
