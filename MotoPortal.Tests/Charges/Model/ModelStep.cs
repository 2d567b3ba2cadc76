using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>One action or event of a sequence. Closed: only the cases named here exist.</summary>
internal abstract record ModelStep
{
    private ModelStep()
    {
    }

    /// <summary>A clerk, or two at the same moment, request a charge.</summary>
    /// <param name="Way">How the charge is initiated.</param>
    /// <param name="Permille">The amount in thousandths of the consent's.</param>
    /// <param name="Due">The due day to name, counted back from the latest so far; null for none.</param>
    /// <param name="Reference">The order.</param>
    /// <param name="AsksForApproval">Whether a second person is asked when only house rules forbid it.</param>
    /// <param name="Clicks">How often the same charge is requested, concurrently.</param>
    /// <param name="Rival">Whether another person requests a similar charge at the same moment.</param>
    /// <param name="Mishap">What fails on the way or at the bank; null for nothing.</param>
    /// <param name="DeclineCode">The code of a decline.</param>
    /// <param name="IsLate">Whether the network delivers the request long after the portal's timeout.</param>
    public sealed record Ask(
        ChargeInitiation Way,
        int Permille,
        int? Due,
        string Reference,
        bool AsksForApproval,
        int Clicks,
        bool Rival,
        FaultKind? Mishap,
        string DeclineCode,
        bool IsLate) : ModelStep;

    /// <summary>A charge is requested again with its own id, as by a resubmitted page.</summary>
    public sealed record Repeat(int Which) : ModelStep;

    /// <summary>A second person, or the first one, approves a waiting charge.</summary>
    public sealed record Approve(int Which, bool BySecond) : ModelStep;

    /// <summary>A supervisor refunds.</summary>
    /// <param name="Which">The index of the charge among those that were sent.</param>
    /// <param name="Permille">The amount in thousandths of the charge's.</param>
    /// <param name="Clicks">How often the same refund is requested, concurrently.</param>
    /// <param name="Mishap">What fails on the way; null for nothing.</param>
    public sealed record Refund(int Which, int Permille, int Clicks, FaultKind? Mishap) : ModelStep;

    /// <summary>The customer withdraws the consent, possibly while a charge is requested.</summary>
    public sealed record Withdraw(bool WhileCharging) : ModelStep;

    /// <summary>The worker that removes cards at Stripe runs.</summary>
    public sealed record RemoveCards : ModelStep;

    /// <summary>A supervisor lifts a suspension.</summary>
    public sealed record Lift : ModelStep;

    /// <summary>The clock jumps.</summary>
    public sealed record Jump(int Hours) : ModelStep;

    /// <summary>The reconciler runs, some seconds later.</summary>
    public sealed record Settle(int Seconds) : ModelStep;

    /// <summary>The network delivers what it has held back.</summary>
    public sealed record Deliver : ModelStep;

    /// <summary>The portal's schedules run, and again after some days.</summary>
    public sealed record Schedules(int Days) : ModelStep;

    /// <summary>The customer pays on a reader, without this consent.</summary>
    /// <param name="Card">The number of the card.</param>
    public sealed record PayOnReader(string Card) : ModelStep;

    /// <summary>The customer disputes a payment, or the bank decides about the dispute that there is.</summary>
    /// <param name="Which">The index of the payment among those that were made.</param>
    /// <param name="IsInquiry">Whether the bank only inquires.</param>
    /// <param name="IsWon">Whether the bank decides for the merchant.</param>
    public sealed record Dispute(int Which, bool IsInquiry, bool IsWon) : ModelStep;

    /// <summary>Some of Stripe's signed events arrive: late, in any order and repeatedly; and one that Stripe has not signed.</summary>
    /// <param name="Which">Which of those that have not arrived: each one whose index it divides, and the first.</param>
    /// <param name="Times">How often each of them comes.</param>
    /// <param name="IsReversed">Whether the newest comes first.</param>
    public sealed record Events(int Which, int Times, bool IsReversed) : ModelStep;
}

/// <summary>A customer with a consent, and the steps of a sequence.</summary>
/// <param name="Scope">The scope, as agreed on the first of January.</param>
/// <param name="StartsAfterHours">The hours after midnight of the first of January at which it starts.</param>
/// <param name="Card">Stripe's name of the test card.</param>
/// <param name="Steps">What happens.</param>
internal sealed record ModelSequence(ModelScope Scope, int StartsAfterHours, string Card, ModelStep[] Steps)
{
    /// <summary>The printed form of the sequence, one step per line.</summary>
    public override string ToString() =>
        $"{Scope}, from hour {StartsAfterHours}, {Card}:{string.Concat(Steps.Select(step => $"\n  {step}"))}";
}

/// <summary>A scope whose days are counted from the day of the agreement.</summary>
/// <param name="Text">The printed form.</param>
/// <param name="On">The scope as agreed on a day.</param>
internal sealed record ModelScope(string Text, Func<DateOnly, ConsentScope> On)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
