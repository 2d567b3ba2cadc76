using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Customers.Records;

/// <summary>The payloads of ledger entries about customers.</summary>
internal static class CustomerEntries
{
    /// <summary>A person corrected the customer here and at Stripe, or the details were found to be changed at Stripe.</summary>
    /// <param name="Fields">The names of the details, separated by spaces; never what they hold.</param>
    public sealed record Changed(string Fields) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["customer.corrected", "customer.changed_at_stripe"];
    }

    /// <summary>The customer was found to be deleted at Stripe, and the portal did not delete them.</summary>
    /// <param name="Stripe">The customer at Stripe.</param>
    public sealed record FoundDeleted(string Stripe) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["customer.found_deleted"];
    }

    /// <summary>The customer was deleted at Stripe.</summary>
    /// <param name="Tries">The number of tries.</param>
    public sealed record DeletedAtStripe(int Tries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["person.deleted_at_stripe"];
    }

    /// <summary>A person saw a customer's page, or all that is held on the customer.</summary>
    /// <param name="Minutes">For how many minutes further looks of that person at it are part of this one.</param>
    public sealed record Viewed(int Minutes) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["customer.viewed", "customer.data_viewed"];
    }

    /// <summary>A person searched for a customer. What they typed may be a name, and is not kept.</summary>
    /// <param name="List">Where: among <c>Customers</c>, <c>Cards</c>, <c>Consents</c> or <c>Charges</c>.</param>
    /// <param name="SearchedBy">The kind of text: <c>Name</c>, <c>Email</c>, <c>Phone</c> or <c>Number</c>.</param>
    /// <param name="Found">How many were found.</param>
    /// <param name="IsMore">Whether there are more than these.</param>
    /// <param name="Minutes">For how many minutes a longer or shorter text that finds no more is part of this search.</param>
    public sealed record Searched(string List, string SearchedBy, int Found, bool IsMore, int Minutes) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["customer.searched"];
    }
}
