using MotoPortal.Simulator.Cards;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>A bank's answer to a charge. Closed: only the cases named here exist.</summary>
internal abstract record BankAnswer
{
    private BankAnswer() { }

    /// <summary>Approved.</summary>
    public sealed record Approved(bool WithElevatedRisk = false) : BankAnswer;

    /// <summary>Declined.</summary>
    /// <param name="Reason">The reason.</param>
    /// <param name="Advice">The advice; null for the usual one.</param>
    /// <param name="BlockedByStripe">Whether Stripe blocked it before the bank was asked.</param>
    public sealed record Declined(DeclineCode Reason, string? Advice = null, bool BlockedByStripe = false) : BankAnswer;

    /// <summary>Not answered yet.</summary>
    /// <param name="Wait">The time until the answer.</param>
    /// <param name="Reason">The reason of the later decline; null for an approval.</param>
    /// <param name="Advice">The advice; null for the usual one.</param>
    public sealed record Later(TimeSpan Wait, DeclineCode? Reason, string? Advice) : BankAnswer;

    /// <summary>Requires authentication by the customer.</summary>
    public sealed record CustomerWanted : BankAnswer;
}
