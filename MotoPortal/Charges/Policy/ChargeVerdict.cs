using System.Collections.Immutable;

namespace MotoPortal.Charges.Policy;

/// <summary>The verdict on a charge. Closed: only the cases named here exist.</summary>
public abstract record ChargeVerdict
{
    private ChargeVerdict()
    {
    }

    /// <summary>No clause forbids it.</summary>
    /// <param name="Position">Its position among the charges that were agreed.</param>
    public sealed record Allowed(ChargePosition Position) : ChargeVerdict;

    /// <summary>At least one clause forbids it.</summary>
    /// <param name="Breaches">All breaches, gravest first; never empty.</param>
    /// <param name="Position">The position it would have if it were allowed; null when none is left.</param>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches, ChargePosition? Position) : ChargeVerdict
    {
        /// <summary>Whether only house rules forbid it, which a second person may override.</summary>
        public bool MayBeOverridden => Breaches.All(breach => breach.MayBeOverridden);
    }
}
