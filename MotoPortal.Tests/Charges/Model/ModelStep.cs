using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Simulator.Faults;

namespace MotoPortal.Tests.Charges.Model;

/// <summary>One thing that somebody does, or that happens, in a sequence. Closed: only the cases named here exist.</summary>
internal abstract record ModelStep
{
    private ModelStep()
    {
    }

    /// <summary>A clerk, or two at the same moment, ask for a charge.</summary>
    /// <param name="Way">Who is there.</param>
    /// <param name="Permille">The amount in thousandths of the consent's own.</param>
    /// <param name="Due">Null names no due day; otherwise which of the due days so far is named, from the latest backwards.</param>
    /// <param name="Reference">The order.</param>
    /// <param name="AsksForApproval">Whether a second person is asked when only rules of the house stand against it.</param>
    /// <param name="Clicks">How often the very same charge is asked for, all at once.</param>
    /// <param name="Rival">Whether somebody else asks for one more charge like it at the same moment.</param>
    /// <param name="Mishap">What goes wrong on the way or at the bank; null for nothing.</param>
    /// <param name="DeclineCode">The code of a decline.</param>
    public sealed record Ask(
        ChargeInitiation Way,
        int Permille,
        int? Due,
        string Reference,
        bool AsksForApproval,
        int Clicks,
        bool Rival,
        FaultKind? Mishap,
        string DeclineCode) : ModelStep;

    /// <summary>A charge that was asked for earlier is asked for once more, with its own id: a page sent again.</summary>
    public sealed record Repeat(int Which) : ModelStep;

    /// <summary>A second person, or the first one, approves what waits.</summary>
    public sealed record Approve(int Which, bool BySecond) : ModelStep;

    /// <summary>A supervisor gives money back.</summary>
    /// <param name="Which">The charge, among those that were sent.</param>
    /// <param name="Permille">How much of it, in thousandths.</param>
    /// <param name="Clicks">How often the very same refund is asked for, all at once.</param>
    /// <param name="Mishap">What goes wrong on the way; null for nothing.</param>
    public sealed record Refund(int Which, int Permille, int Clicks, FaultKind? Mishap) : ModelStep;

    /// <summary>The customer withdraws the consent, while somebody else may be asking for a charge.</summary>
    public sealed record Withdraw(bool WhileCharging) : ModelStep;

    /// <summary>The worker that removes cards at Stripe has its turn.</summary>
    public sealed record RemoveCards : ModelStep;

    /// <summary>A supervisor lifts a suspension.</summary>
    public sealed record Lift : ModelStep;

    /// <summary>The clock jumps.</summary>
    public sealed record Jump(int Hours) : ModelStep;

    /// <summary>The reconciler has its turn, some seconds later.</summary>
    public sealed record Settle(int Seconds) : ModelStep;

    /// <summary>Events about one of the PaymentIntents come, late and as often as it pleases them.</summary>
    public sealed record Events(int Which, int Times) : ModelStep;
}

/// <summary>A customer with a consent, and what happens to them.</summary>
/// <param name="Scope">What was agreed, as if it had been on the first of January.</param>
/// <param name="StartsAfterHours">How long after midnight of the first of January it begins.</param>
/// <param name="Card">Stripe's name of the test card.</param>
/// <param name="Steps">What happens.</param>
internal sealed record ModelSequence(ModelScope Scope, int StartsAfterHours, string Card, ModelStep[] Steps)
{
    /// <summary>The sequence as it is printed when it fails, a step on a line.</summary>
    public override string ToString() =>
        $"{Scope}, from hour {StartsAfterHours}, {Card}:{string.Concat(Steps.Select(step => $"\n  {step}"))}";
}

/// <summary>A scope whose days are counted from the day on which it is agreed.</summary>
/// <param name="Text">How it prints.</param>
/// <param name="On">The scope as it is agreed on a day.</param>
internal sealed record ModelScope(string Text, Func<DateOnly, ConsentScope> On)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
