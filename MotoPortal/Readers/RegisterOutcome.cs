using System.Collections.Immutable;

namespace MotoPortal.Readers;

/// <summary>The result of asking for the register.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>The person's stores by name; empty when there are neither stores nor readers.</summary>
    /// <param name="Stores">The stores with their readers.</param>
    /// <param name="ShowsAllStores">Whether these are all stores of the account.</param>
    public sealed record Listed(ImmutableArray<StoreRegisterView> Stores, bool ShowsAllStores = true) : RegisterOutcome;

    /// <summary>Stripe could not be reached.</summary>
    public sealed record NotReachable : RegisterOutcome;

    /// <summary>Stripe refused the portal's key.</summary>
    public sealed record KeyRefused : RegisterOutcome;
}
