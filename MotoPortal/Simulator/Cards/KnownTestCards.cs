namespace MotoPortal.Simulator.Cards;

/// <summary>
/// The test numbers that Stripe publishes, the only ones that a simulated reader accepts. See https://docs.stripe.com/testing and
/// https://docs.stripe.com/terminal/references/testing.
/// </summary>
internal static class KnownTestCards
{
    /// <summary>All numbers, the most useful ones first.</summary>
    public static IReadOnlyList<TestCard> All { get; } =
    [
        new("4242424242424242", "visa", TestCardOutcome.Saves),
        new("4000000000009995", "visa", TestCardOutcome.InsufficientFunds),
        new("4000000000000002", "visa", TestCardOutcome.Declined),
        new("4000000000000069", "visa", TestCardOutcome.ExpiredCard),
        new("4000000000000127", "visa", TestCardOutcome.IncorrectCvc),
        new("4242424242424241", "visa", TestCardOutcome.IncorrectNumber),
        new("4000000000000119", "visa", TestCardOutcome.ProcessingError),
        new("4000000000009987", "visa", TestCardOutcome.LostCard),
        new("4000000000009979", "visa", TestCardOutcome.StolenCard),
        new("4100000000000019", "visa", TestCardOutcome.Fraudulent),
        new("4000000000006975", "visa", TestCardOutcome.VelocityExceeded),
        new("4000000000000341", "visa", TestCardOutcome.SavesThenDeclines),
        new("4000000000000101", "visa", TestCardOutcome.SavesWithFailedCvcCheck),
        new("4000000000000036", "visa", TestCardOutcome.SavesWithFailedPostalCodeCheck),
        new("4000000000000010", "visa", TestCardOutcome.SavesWithFailedAddressChecks),
        new("4000002500003155", "visa", TestCardOutcome.SavesThenNeedsAuthentication),
        new("4000002760003184", "visa", TestCardOutcome.SavesThenAlwaysNeedsAuthentication),
        new("4000008260003178", "visa", TestCardOutcome.SavesThenLacksFunds),
        new("4000000000005126", "visa", TestCardOutcome.SavesThenRefundFails),
        new("4000000000000259", "visa", TestCardOutcome.SavesThenDisputed),
        new("4000056655665556", "visa", TestCardOutcome.Saves, "debit"),
        new("5555555555554444", "mastercard", TestCardOutcome.Saves),
        new("5200828282828210", "mastercard", TestCardOutcome.Saves, "debit"),
        new("5105105105105100", "mastercard", TestCardOutcome.Saves, "prepaid"),
        new("378282246310005", "amex", TestCardOutcome.Saves),
        new("371449635398431", "amex", TestCardOutcome.Saves),
        new("6011111111111117", "discover", TestCardOutcome.Saves),
        new("6011000990139424", "discover", TestCardOutcome.Saves),
        new("3056930009020004", "diners", TestCardOutcome.Saves),
        new("36227206271667", "diners", TestCardOutcome.Saves),
        new("3566002020360505", "jcb", TestCardOutcome.Saves),
        new("6200000000000005", "unionpay", TestCardOutcome.Saves),
        new("4000003800000446", "visa", TestCardOutcome.Saves),
        new("4000000000009235", "visa", TestCardOutcome.SavesWithElevatedRisk),
        new("4000000000004954", "visa", TestCardOutcome.Fraudulent),
        new("4000000000007726", "visa", TestCardOutcome.SavesThenRefundWaits),
        new("4000000000002685", "visa", TestCardOutcome.SavesThenDisputedAsNotReceived),
        new("4000000000001976", "visa", TestCardOutcome.SavesThenInquired),
    ];

    /// <summary>The card with this number, spaces ignored; null when the number is not one of Stripe's.</summary>
    public static TestCard? Find(string number)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal);
        return All.FirstOrDefault(card => card.Number == digits);
    }
}
