using System.Collections.Immutable;

namespace MotoPortal.Readers;

/// <summary>The result of asking for the readers of a store.</summary>
public abstract record ReaderListOutcome
{
    private ReaderListOutcome()
    {
    }

    /// <summary>The store's readers, ordered by label; may be empty.</summary>
    public sealed record Listed(ImmutableArray<ReaderView> Readers) : ReaderListOutcome;

    /// <summary>Stripe could not be reached.</summary>
    public sealed record NotReachable : ReaderListOutcome;

    /// <summary>Stripe refused the portal's key.</summary>
    public sealed record KeyRefused : ReaderListOutcome;
}
