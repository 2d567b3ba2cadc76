using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Withdrawal;

/// <summary>What became of a withdrawal. Closed: only the cases named here exist.</summary>
internal abstract record WithdrawalOutcome
{
    private WithdrawalOutcome()
    {
    }

    /// <summary>The consent ended at this moment; nothing may be charged under it any more, whatever Stripe does.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="HasCard">Whether a card is being removed at Stripe.</param>
    /// <param name="IsConfirmed">Whether a confirmation is on its way to the customer.</param>
    public sealed record Withdrawn(DateTimeOffset At, bool HasCard, bool IsConfirmed) : WithdrawalOutcome;

    /// <summary>It had ended before. A card that was kept for a while is removed now.</summary>
    /// <param name="Kind">How.</param>
    /// <param name="At">When, UTC.</param>
    public sealed record AlreadyEnded(ConsentEndingKind Kind, DateTimeOffset At) : WithdrawalOutcome;

    /// <summary>A reader is asking for the card under it; the reader has to be stopped first.</summary>
    /// <param name="Setup">The setup to stop.</param>
    public sealed record CardBeingTaken(CardSetupId Setup) : WithdrawalOutcome;

    /// <summary>There is no such consent.</summary>
    public sealed record NotFound : WithdrawalOutcome;

    /// <summary>The reason cannot be kept.</summary>
    /// <param name="Problem">What is wrong with it.</param>
    public sealed record InvalidReason(FieldProblem Problem) : WithdrawalOutcome;

    /// <summary>Who acts may not do this; nothing was done.</summary>
    public sealed record NotAllowed : WithdrawalOutcome;
}
