/// What holds for every link of a fetcher: made once, and referred to by each.
final class FetchTerms: Sendable {
    let settings: CrawlSettings
    let addressGuard: AddressGuard
    let judge: ExchangeJudge

    init(_ settings: CrawlSettings) {
        self.settings = settings
        addressGuard = settings.addressGuard
        judge = ExchangeJudge(limits: settings.limits)
    }
}
