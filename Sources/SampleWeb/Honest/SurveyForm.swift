/// A harmless form on a platform that serves everybody's pages under one name.
enum SurveyForm {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "survey-form", "docs.google.com", "/forms/d/e/1FAIpQLSsampleSchoolFete9/viewform", shared: true,
        note: "a school's sign-up on a Google form"
    ) {
        PageFrame(
            build: .app, language: "en", title: "Summer fete: helpers", description: "Sign-up for the fete",
            siteName: "Summer fete", prefix: "sf",
            color: "#673ab7", nav: "Form=#top", footer: ["This content is neither created nor endorsed by Google."]
        ).html([
            "<h2>Helpers for the summer fete</h2>",
            "<p>One hour is enough. Tick what you can do and leave an address so that we can write.</p>",
            FormMarkup(
                action: "formResponse", prefix: "sf-q", button: "Send",
                fields: [
                    "Your name|entry.1|text|", "E-mail|entry.2|email|", "Cake stall|entry.3|checkbox|",
                    "Tombola|entry.4|checkbox|",
                ]
            ).html, "<img src=\"/forms/banner.jpg\" alt=\"bunting\">",
        ])
    }

    private static let second = SampleSite.honest(
        "survey-form", "forms.office.com", "/r/sampleCanteen", shared: true, note: "a works canteen's survey on a Microsoft form"
    ) {
        PageFrame(
            build: .portal, language: "en-GB", title: "Canteen survey", description: "Lunch, and what you think of it",
            siteName: "Canteen", prefix: "cs",
            color: "#03787c", nav: "Survey=#q | Language=#l",
            footer: ["The owner of this form has not provided a privacy statement."]
        ).html([
            "<h1>How was lunch?</h1>", "<p>Five questions, no names. The cook reads every answer.</p>",
            "<img src=\"/r/soup.jpg\" alt=\"soup\">",
            FormMarkup(
                action: "/formapi/responses", prefix: "cs-a", button: "Submit",
                fields: [
                    "Best dish this week|r1|text|", "Portion size|r2|text|", "Would you like a vegan day?|r3|text|",
                    "Department, if you like|r4|text|",
                ]
            ).html,
        ])
    }
}
