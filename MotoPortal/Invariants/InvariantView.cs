using System.Collections.Immutable;

namespace MotoPortal.Invariants;

/// <summary>The result of checking all invariants.</summary>
/// <param name="At">When the check began, UTC.</param>
/// <param name="Findings">What is broken, in the order of the invariants; empty when all hold.</param>
/// <param name="UnreadCustomers">How many customers could not be read at Stripe; null when Stripe was not asked.</param>
public sealed record InvariantView(DateTimeOffset At, ImmutableArray<InvariantFinding> Findings, int? UnreadCustomers)
{
    /// <summary>Whether all invariants hold, as far as was asked.</summary>
    public bool Holds => Findings.IsEmpty && (UnreadCustomers ?? 0) == 0;
}
