/// The sample web: sites that we wrote, as fraud and honest sites in the field look, compiled in and served on loopback only.
///
/// Hosts of fraud sites stand under `.example` (RFC 2606 §3), or carry two hyphens in a row where a platform gives such names to
/// nobody; honest brands stand on their own names.
package struct SampleWeb: Sendable {
    /// Every site of one cast, in a fixed order: first the fraud sites, then the honest ones.
    package static func sites(cast: SampleCast) -> [SampleSite] {
        fraud.map { $0(cast) } + honest.map { $0(cast) }
    }

    private static let fraud: [@Sendable (SampleCast) -> SampleSite] = [
        TaskPlatform.site, CoinDeposit.site, TradingRobot.site, CourierRefund.site, ParcelFee.site, AccountReview.site,
        OfficeNotice.site, TollNotice.site, QuickLoan.site, AppDownload.site, MulePlatform.site, FundRecovery.site,
        MeetingPass.site, PhoneOnlyBank.site, MailboxForm.site, WalletRestore.site,
    ]

    private static let honest: [@Sendable (SampleCast) -> SampleSite] = [
        BankLogin.site, PaymentLogin.site, PoliceAdvisory.site, ScamNewsChinese.site, ScamNewsEnglish.site, CraftShop.site,
        ParkedName.site, ClubLogin.site, SurveyForm.site, StaffPortal.site, ScamAdvice.site, AppProject.site,
        CourierTracking.site,
        PhoneBenchmark.site, LocalLender.site, UniversityPage.site, CoinExplainer.site,
    ]
}
