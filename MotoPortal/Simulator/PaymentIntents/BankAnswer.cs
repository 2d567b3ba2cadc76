using MotoPortal.Simulator.Cards;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>What a card's bank says to a charge. Closed: only the cases named here exist.</summary>
internal abstract record BankAnswer
{
    private BankAnswer() { }

    /// <summary>Yes.</summary>
    public sealed record Approved(bool WithElevatedRisk = false) : BankAnswer;

    /// <summary>No.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Advice">The advice instead of the usual one; null for the usual one.</param>
    /// <param name="BlockedByStripe">True when Stripe itself did not let it get as far as the bank.</param>
    public sealed record Declined(DeclineCode Reason, string? Advice = null, bool BlockedByStripe = false) : BankAnswer;

    /// <summary>Nothing yet.</summary>
    /// <param name="Wait">How long it takes.</param>
    /// <param name="Reason">Why it will say no; null when it will say yes.</param>
    /// <param name="Advice">The advice instead of the usual one; null for the usual one.</param>
    public sealed record Later(TimeSpan Wait, DeclineCode? Reason, string? Advice) : BankAnswer;

    /// <summary>Only after the customer has authenticated.</summary>
    public sealed record CustomerWanted : BankAnswer;
}
