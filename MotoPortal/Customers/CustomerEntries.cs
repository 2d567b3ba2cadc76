using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Customers;

/// <summary>The payloads of ledger entries about customers.</summary>
internal static class CustomerEntries
{
    /// <summary>The customer was deleted at Stripe.</summary>
    /// <param name="Tries">The number of tries.</param>
    public sealed record DeletedAtStripe(int Tries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.deleted_at_stripe"];
    }
}
