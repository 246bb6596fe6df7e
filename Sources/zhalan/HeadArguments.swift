import ArgumentParser
import Pipeline

/// What a written list says about itself, in formats that have comments.
struct HeadArguments: ParsableArguments {
    @Option(help: ArgumentHelp("The list's title in its header.", valueName: "text")) var title = "converted list"
    @Option(help: ArgumentHelp("One sentence on what is listed.", valueName: "text")) var description: String?
    @Option(name: [.long, .customLong("licence")], help: ArgumentHelp("The list's licence.", valueName: "text"))
    var license: String?
    @Option(help: ArgumentHelp("Where the list lives.", valueName: "url")) var homepage: String?
    @Option(help: ArgumentHelp("Where mistakes are reported.", valueName: "url")) var issues: String?
    @Option(help: ArgumentHelp("How long a copy is good, as Adblock programs read it: \"1 days\".", valueName: "span"))
    var expires: String?
    @Option(
        help: ArgumentHelp(
            "What the list was made from; may be given several times. Default: the inputs' file names.", valueName: "text"))
    var source: [String] = []

    var head: ConversionHead {
        var head = ConversionHead()
        head.title = title
        head.description = description
        head.licence = license
        head.homepage = homepage
        head.issues = issues
        head.expires = expires
        if !source.isEmpty { head.sources = source }
        return head
    }
}
