using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Deliveries;

/// <summary>The payloads of ledger entries about events from Stripe.</summary>
internal static class DeliveryEntries
{
    /// <summary>An administrator had events tried again that the portal had given up.</summary>
    /// <param name="Events">How many.</param>
    /// <param name="Event">Stripe's id of the only one; null for all of them.</param>
    /// <param name="Type">Its type; null for all of them.</param>
    /// <param name="Problem">Why it was given up; null for all of them.</param>
    public sealed record Replayed(int Events, string? Event, string? Type, string? Problem) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["webhook.replayed"];
    }

    /// <summary>An administrator decided that nothing is to come of an event that cannot be read.</summary>
    /// <param name="Event">Stripe's id of it.</param>
    /// <param name="Type">Its type; empty when it could not be read.</param>
    public sealed record SetAside(string Event, string Type) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["webhook.set_aside"];
    }
}
