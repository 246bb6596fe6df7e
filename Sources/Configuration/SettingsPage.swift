/// The settings as a page of documentation: docs/CONFIGURATION.md is this text, and a test holds it to that.
package enum SettingsPage {
    package static var markdown: String {
        var page = """
            # Configuration

            One TOML file: `--config FILE`, else `$ZHALAN_CONFIG`, else `/etc/zhalan/zhalan.toml` if it exists. Without one every
            setting has its built-in default, which serves one person on one machine. An unknown setting, a wrong type or a value out
            of range is an error that names the line; nothing runs on half a configuration.

            `zhalan config check` checks a file, `zhalan config show` prints every value with where it came from. This page is made from
            the table in `Sources/Configuration/Settings.swift`.

            """
        var section = ""
        for setting in Setting.all {
            if setting.section != section {
                section = setting.section
                page += "\n## [\(section)]\n\n| setting | default | what it is |\n|---|---|---|\n"
            }
            page += "| `\(setting.name)` | `\(setting.standard)` | \(setting.explanation) |\n"
        }
        return page
    }
}
