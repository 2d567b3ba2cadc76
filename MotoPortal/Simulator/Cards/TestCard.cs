namespace MotoPortal.Simulator.Cards;

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
