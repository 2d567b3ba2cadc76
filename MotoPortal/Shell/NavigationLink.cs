using MotoPortal.Shell.Languages;

namespace MotoPortal.Shell;

/// <summary>One link of the navigation bar. The addresses are literals, and a test follows each.</summary>
/// <param name="Href">The page's address.</param>
/// <param name="TextKey">The key of its text in <see cref="ShellTexts"/>.</param>
/// <param name="Policy">The policy of those who see the link; null for everyone who is signed in.</param>
internal sealed record NavigationLink(string Href, string TextKey, string? Policy = null)
{
    /// <summary>The policy of those for whom <see cref="Settings"/> stand in a menu, because they see all of them.</summary>
    public const string SettingsPolicy = "Administer";

    /// <summary>What is used during a day, in that order.</summary>
    public static IReadOnlyList<NavigationLink> Daily { get; } =
    [
        new("/", nameof(ShellTexts.Home)),
        new("/save-card", nameof(ShellTexts.SaveCard), "SaveCards"),
        new("/charge", nameof(ShellTexts.Charge), "ChargeCards"),
        new("/charges", nameof(ShellTexts.Charges), "SeeCharges"),
        new("/customers", nameof(ShellTexts.Customers), "SeeCustomers"),
        new("/readers", nameof(ShellTexts.Readers), "SeeReaders"),
        new("/schedules", nameof(ShellTexts.Schedules), "SeeCharges"),
        new("/notices", nameof(ShellTexts.Notices), "SeeCharges"),
        new("/consents", nameof(ShellTexts.Consents), "SeeConsents"),
        new("/ledger", nameof(ShellTexts.Ledger), "SeeLedger"),
        new("/reports", nameof(ShellTexts.Reports), "SeeLedger"),
        new("/terms", nameof(ShellTexts.Terms), "SeeTerms"),
        new("/outbox", nameof(ShellTexts.Outbox), "SeeOutbox"),
    ];

    /// <summary>What is seldom changed. A person who may see one of them, and does not administer, has it beside the others.</summary>
    public static IReadOnlyList<NavigationLink> Settings { get; } =
    [
        new("/people", nameof(ShellTexts.People), "Administer"),
        new("/preflight", nameof(ShellTexts.SetUp), "Administer"),
        new("/webhooks", nameof(ShellTexts.Webhooks), "Administer"),
        new("/integrity", nameof(ShellTexts.Integrity), "Administer"),
        new("/exemptions", nameof(ShellTexts.Exemptions), "SeeExemptions"),
        new("/privacy/retention", nameof(ShellTexts.Retention), "Administer"),
    ];

    /// <summary>All links.</summary>
    public static IEnumerable<NavigationLink> All => Daily.Concat(Settings);
}
