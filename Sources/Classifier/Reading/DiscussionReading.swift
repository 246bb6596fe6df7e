/// Whether several people write on a page, each in his own voice: a thread of a forum, the questions and answers of strangers.
///
/// What one of them tells or quotes, the site does not say. Known by the programs that forums run, or by the words around each contribution.
enum DiscussionReading {
    /// Distinct words around contributions that make a thread.
    static let words = 2

    private static let programs = TermMatcher(
        [
            "powered by discourse", "powered by discuz", "discuz!", "powered by phpbb", "powered by vbulletin",
            "powered by xenforo",
            "community platform by xenforo", "powered by mybb", "powered by nodebb", "powered by flarum", "powered by smf",
            "powered by invision",
        ].map { NormalText($0) })
    private static let around = TermMatcher(
        [
            "posted by", "replies", "quote reply", "joined:", "posts:", "view topic", "original poster", "upvote", "楼主", "发表于",
            "只看该作者", "回复", "沙发",
            "antworten", "beiträge", "verfasst am", "réponses", "posté par", "respuestas",
        ].map { NormalText($0) })

    static func isDiscussion(_ text: NormalText) -> Bool {
        !programs.matches(in: text).isEmpty || Set(around.matches(in: text).map(\.term)).count >= words
    }
}
