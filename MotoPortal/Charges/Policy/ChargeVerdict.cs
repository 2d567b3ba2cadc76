using System.Collections.Immutable;

namespace MotoPortal.Charges.Policy;

/// <summary>Whether a charge is covered. Closed: only the cases named here exist.</summary>
public abstract record ChargeVerdict
{
    private ChargeVerdict()
    {
    }

    /// <summary>Nothing stands against it.</summary>
    /// <param name="Position">Where it stands among those that were agreed.</param>
    public sealed record Allowed(ChargePosition Position) : ChargeVerdict;

    /// <summary>At least one clause stands against it.</summary>
    /// <param name="Breaches">All of them, the gravest first; never empty.</param>
    /// <param name="Position">Where it would stand if it were let pass; null when there is no place left for it.</param>
    public sealed record Refused(ImmutableArray<ClauseBreach> Breaches, ChargePosition? Position) : ChargeVerdict
    {
        /// <summary>Whether only rules of the house stand against it, which a second person may let pass.</summary>
        public bool MayBeOverridden => Breaches.All(breach => breach.MayBeOverridden);
    }
}
