using System.Collections.Immutable;

namespace MotoPortal.Readers;

/// <summary>The result of asking for the register.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>The stores by name; empty when the account has neither stores nor readers.</summary>
    public sealed record Listed(ImmutableArray<StoreRegisterView> Stores) : RegisterOutcome;

    /// <summary>Stripe could not be reached.</summary>
    public sealed record NotReachable : RegisterOutcome;

    /// <summary>Stripe refused the portal's key.</summary>
    public sealed record KeyRefused : RegisterOutcome;
}
