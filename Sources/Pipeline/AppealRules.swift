/// How appeals are dealt with, as configured.
package struct AppealRules: Sendable {
    /// Hours from its opening in which an appeal is acknowledged, and in which it is decided.
    package let acknowledgeHours: Int
    package let decideHours: Int
    /// Days that an upheld appeal keeps its name off the list.
    package let allowDays: Int
    /// Days after the decision when the contact is erased.
    package let keepContactDays: Int
    /// Accounts that decide appeals; empty means everybody.
    package let reviewers: [String]

    package init(acknowledgeHours: Int, decideHours: Int, allowDays: Int, keepContactDays: Int, reviewers: [String]) {
        self.acknowledgeHours = acknowledgeHours
        self.decideHours = decideHours
        self.allowDays = allowDays
        self.keepContactDays = keepContactDays
        self.reviewers = reviewers
    }

    /// Why an account may not turn an appeal down; `nil` when it may. Releasing a name is never refused to anybody.
    func refusal(of account: String, approvers: Set<String>) -> String? {
        if reviewers.isEmpty { return nil }
        if !reviewers.contains(account) {
            return "\(account) is not among [appeal] reviewers (\(reviewers.joined(separator: ", ")))"
        }
        if reviewers.count > 1, approvers.contains(account) { return "\(account) approved the listing; another reviewer decides" }
        return nil
    }
}
