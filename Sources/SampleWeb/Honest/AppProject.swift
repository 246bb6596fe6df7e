/// An open source project's page with links to stores and its own package.
enum AppProject {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "app-project", "tidewatch-app.example", "/download",
        note: "an open source app's page with store links and a signed package"
    ) {
        PageFrame(
            build: .portal, language: "en", title: "Download Tidewatch", description: "Free tide tables for your phone",
            siteName: "Tidewatch", prefix: "tw",
            color: "#0c4a6e",
            nav: "Features=/features | Download=/download | Source=https://codeberg.org/ | Changelog=/changelog",
            footer: ["Tidewatch is free software under the GPL, version 3 or later.", "No trackers on this page"]
        ).html([
            "<h1>Download Tidewatch 4.2</h1>",
            "<p>Tide tables for two thousand ports that work without a network.</p>",
            "<ul class=\"tw-stores\">",
            "<li><a href=\"https://f-droid.org/packages/\">Get it on F-Droid</a></li>",
            "<li><a href=\"https://play.google.com/store/apps/\">Get it on Google Play</a></li>",
            "<li><a href=\"/files/tidewatch-4.2.apk\">Package from our build server</a> (<a href=\"/files/SHA256SUMS\">checksums</a>)</li>",
            "</ul>",
            "<h2>Build it yourself</h2>",
            "<pre>git clone tidewatch; ./gradlew assembleRelease</pre>",
            "<img src=\"/img/screens.png\" alt=\"screenshots\">",
            "<p>Found a bug? Open an issue with your port and the date.</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "app-project", "birdnote-project.example", "/get", note: "another open source app's page with store links and a package"
    ) {
        PageFrame(
            build: .article, language: "en-GB", title: "BirdNote: install", description: "A field notebook for birds",
            siteName: "BirdNote", prefix: "bn",
            color: "#365314", nav: "Guide=/guide | Install=/get | Forum=/forum | Code=https://codeberg.org/explore",
            footer: ["Made by watchers in their spare time", "MIT licence"]
        ).html([
            "<h1>Install BirdNote</h1>",
            "<p>Most people take it from a store:</p>",
            "<p><a href=\"https://f-droid.org/en/\">F-Droid</a> · <a href=\"https://apps.apple.com/app/\">App Store</a></p>",
            "<h2>Nightly builds</h2>",
            "<p>Testers may take the <a href=\"/nightly/birdnote.apk\">nightly package</a>. It is signed with the same key as the release.</p>",
            "<p>Our public key is printed in the handbook, chapter two.</p>",
            "<img src=\"/pics/wren.jpg\" alt=\"wren\">",
            "<h2>Requirements</h2>",
            "<p>Any phone from the last eight years, forty megabytes of room, no account.</p>",
        ])
    }
}
