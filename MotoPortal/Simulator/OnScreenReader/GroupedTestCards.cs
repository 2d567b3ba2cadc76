using MotoPortal.Simulator.Cards;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>Stripe's test numbers, grouped by outcome. No other number is ever sent.</summary>
internal static class GroupedTestCards
{
    private static readonly string[] Groups =
        [nameof(OnScreenReaderTexts.GroupSaved), nameof(OnScreenReaderTexts.GroupDeclined), nameof(
            OnScreenReaderTexts.GroupSavedWithCatch)];

    /// <summary>All test numbers, by group.</summary>
    public static IReadOnlyList<TestCardChoice> Cards { get; } =
        [.. KnownTestCards.All.Select(Shelve).OrderBy(card => Array.IndexOf(Groups, card.GroupKey))];

    private static readonly HashSet<string> Numbers = KnownTestCards.All.Select(card => card.Number).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the number is one of Stripe's test numbers.</summary>
    public static bool Has(string? number) => number is not null && Numbers.Contains(number);

    private static TestCardChoice Shelve(TestCard card) => new(card.Number, BrandName(card.Brand), GroupKey(card), NoteKey(card));

    private static string GroupKey(TestCard card) => card switch
    {
        { Outcome: TestCardOutcome.Saves } => nameof(OnScreenReaderTexts.GroupSaved),
        { IsSaved: true } => nameof(OnScreenReaderTexts.GroupSavedWithCatch),
        _ => nameof(OnScreenReaderTexts.GroupDeclined),
    };

    private static string? NoteKey(TestCard card) => card switch
    {
        { Outcome: not TestCardOutcome.Saves } => $"Effect{card.Outcome}",
        { Funding: "debit" } => nameof(OnScreenReaderTexts.Debit),
        { Funding: "prepaid" } => nameof(OnScreenReaderTexts.Prepaid),
        _ => null,
    };

    private static string BrandName(string brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        _ => brand,
    };
}
