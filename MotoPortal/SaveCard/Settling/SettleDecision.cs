using MotoPortal.Gateway.Objects;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Settling;

/// <summary>What Stripe's objects say about an attempt. Closed: only the cases named here exist.</summary>
internal abstract record SettleDecision
{
    private SettleDecision()
    {
    }

    /// <summary>The card is saved.</summary>
    public sealed record Saved(StripeCard Card, bool? CountedAsMoto) : SettleDecision;

    /// <summary>The amount is charged.</summary>
    public sealed record Paid(StripePaymentIntent Payment) : SettleDecision;

    /// <summary>The bank declined.</summary>
    public sealed record Declined(string? DeclineCode) : SettleDecision;

    /// <summary>The reader gave up, was stopped, or never started.</summary>
    public sealed record Failed(SetupProblem Problem) : SettleDecision;

    /// <summary>The reader is active.</summary>
    public sealed record AtWork : SettleDecision;

    /// <summary>Nothing certain is known yet.</summary>
    public sealed record NotYet : SettleDecision;
}
