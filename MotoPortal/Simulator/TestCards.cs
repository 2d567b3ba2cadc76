namespace MotoPortal.Simulator;

/// <summary>What a test number does when it is keyed into a reader. Behaviour that only shows at a later charge saves the card.</summary>
internal enum TestCardOutcome
{
    /// <summary>The card is saved.</summary>
    Saves,

    /// <summary>The card is saved; every later charge is declined.</summary>
    SavesThenDeclines,

    /// <summary>The card is saved; the check of the security code failed.</summary>
    SavesWithFailedCvcCheck,

    /// <summary>The card is saved; the check of the postal code failed.</summary>
    SavesWithFailedPostalCodeCheck,

    /// <summary>The card is saved; the checks of street and postal code failed.</summary>
    SavesWithFailedAddressChecks,

    /// <summary>The card is saved, since MOTO is out of strong authentication; online payments need authentication.</summary>
    SavesThenNeedsAuthentication,

    /// <summary>The card is saved; its bank wants every payment authenticated, and does not let MOTO pass either.</summary>
    SavesThenAlwaysNeedsAuthentication,

    /// <summary>The card is saved; payments need authentication and lack the money after it.</summary>
    SavesThenLacksFunds,

    /// <summary>The card is saved; a refund of a later charge fails afterwards.</summary>
    SavesThenRefundFails,

    /// <summary>The card is saved; a refund of a later charge is pending for a while.</summary>
    SavesThenRefundWaits,

    /// <summary>The card is saved; a later charge is disputed as fraudulent.</summary>
    SavesThenDisputed,

    /// <summary>The card is saved; a later charge is disputed because nothing was received.</summary>
    SavesThenDisputedAsNotReceived,

    /// <summary>The card is saved; the bank asks about a later charge, without taking the money yet.</summary>
    SavesThenInquired,

    /// <summary>The card is saved; later charges succeed with an elevated risk.</summary>
    SavesWithElevatedRisk,

    /// <summary>Declined without a reason.</summary>
    Declined,

    /// <summary>Declined: not enough money.</summary>
    InsufficientFunds,

    /// <summary>Declined: reported lost.</summary>
    LostCard,

    /// <summary>Declined: reported stolen.</summary>
    StolenCard,

    /// <summary>Declined: expired.</summary>
    ExpiredCard,

    /// <summary>Declined: wrong security code.</summary>
    IncorrectCvc,

    /// <summary>Declined: an error while processing.</summary>
    ProcessingError,

    /// <summary>Declined: used too often.</summary>
    VelocityExceeded,

    /// <summary>Declined: blocked as fraudulent.</summary>
    Fraudulent,

    /// <summary>Declined: the number's check digit is wrong.</summary>
    IncorrectNumber,
}

/// <summary>One of Stripe's published test numbers. Never the number of a real card.</summary>
/// <param name="Number">The digits without spaces.</param>
/// <param name="Brand">Stripe's word for the brand, such as <c>visa</c>.</param>
/// <param name="Outcome">What the number does.</param>
/// <param name="Funding"><c>credit</c>, <c>debit</c> or <c>prepaid</c>.</param>
internal sealed record TestCard(string Number, string Brand, TestCardOutcome Outcome, string Funding = "credit")
{
    /// <summary>The last four digits.</summary>
    public string Last4 => Number[^4..];

    /// <summary>Whether the card ends up saved.</summary>
    public bool IsSaved => IsSavedBy(Outcome);

    /// <summary>Whether a card with this outcome ends up saved.</summary>
    public static bool IsSavedBy(TestCardOutcome outcome) => outcome < TestCardOutcome.Declined;

    /// <summary>The key in <c>SimulatorTexts</c> of the sentence that says what the number does.</summary>
    public string TextKey => $"TestCard{Outcome}";
}

/// <summary>
/// Stripe's published test numbers: all that a simulated reader takes. See https://docs.stripe.com/testing and
/// https://docs.stripe.com/terminal/references/testing.
/// </summary>
internal static class TestCards
{
    /// <summary>Every number, the most useful ones first.</summary>
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

    /// <summary>The published card with this number, spaces ignored; null when the number is not one of Stripe's.</summary>
    public static TestCard? Find(string number)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal);
        return All.FirstOrDefault(card => card.Number == digits);
    }
}
