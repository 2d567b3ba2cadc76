namespace MotoPortal.Simulator.Cards;

/// <summary>A test number that Stripe publishes. Never the number of a real card.</summary>
/// <param name="Number">The digits without spaces.</param>
/// <param name="Brand">Stripe's brand name, such as <c>visa</c>.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Funding"><c>credit</c>, <c>debit</c> or <c>prepaid</c>.</param>
internal sealed record TestCard(string Number, string Brand, TestCardOutcome Outcome, string Funding = "credit")
{
    /// <summary>The last four digits.</summary>
    public string Last4 => Number[^4..];

    /// <summary>Whether the card is saved.</summary>
    public bool IsSaved => IsSavedBy(Outcome);

    /// <summary>Whether a card with this outcome is saved.</summary>
    public static bool IsSavedBy(TestCardOutcome outcome) => outcome < TestCardOutcome.Declined;

    /// <summary>The key of its description in <c>SimulatorTexts</c>.</summary>
    public string TextKey => $"TestCard{Outcome}";
}
