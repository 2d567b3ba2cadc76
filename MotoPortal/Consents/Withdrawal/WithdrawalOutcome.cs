using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>The result of a withdrawal. Closed: only the cases named here exist.</summary>
internal abstract record WithdrawalOutcome
{
    private WithdrawalOutcome()
    {
    }

    /// <summary>The consent has ended; nothing may be charged under it from now on, whether or not Stripe can be reached.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="HasCard">Whether a card is being removed at Stripe.</param>
    /// <param name="IsConfirmed">Whether a confirmation is being sent to the customer.</param>
    public sealed record Withdrawn(DateTimeOffset At, bool HasCard, bool IsConfirmed) : WithdrawalOutcome;

    /// <summary>The consent had ended before. A card that was still stored is removed now.</summary>
    /// <param name="Kind">How it ended.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record AlreadyEnded(ConsentEndingKind Kind, DateTimeOffset At) : WithdrawalOutcome;

    /// <summary>A reader is asking for the card; it has to be stopped first.</summary>
    /// <param name="Setup">The setup to stop.</param>
    public sealed record CardBeingTaken(CardSetupId Setup) : WithdrawalOutcome;

    /// <summary>There is no such consent.</summary>
    public sealed record NotFound : WithdrawalOutcome;

    /// <summary>The reason is invalid.</summary>
    /// <param name="Problem">The problem of the reason.</param>
    public sealed record InvalidReason(FieldProblem Problem) : WithdrawalOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : WithdrawalOutcome;
}
