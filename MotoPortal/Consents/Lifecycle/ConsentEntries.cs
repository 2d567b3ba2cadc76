using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>What the ledger says in detail of consents and their cards after the consent was given.</summary>
internal static class ConsentEntries
{
    /// <summary>A customer has said no.</summary>
    /// <param name="Reason">To what.</param>
    /// <param name="Part">The part of the terms; null where it was no part of them.</param>
    /// <param name="Channel">How the order came.</param>
    /// <param name="TermsVersion">The terms that were read; null when the reading had not begun.</param>
    /// <param name="Language">In which language, two letters.</param>
    public sealed record Refused(string Reason, string? Part, string Channel, int? TermsVersion, string Language) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.refused"];
    }

    /// <summary>A card was saved under a consent.</summary>
    /// <param name="PaymentMethod">The card at Stripe.</param>
    /// <param name="Brand">Stripe's brand name.</param>
    /// <param name="Last4">Its last four digits.</param>
    /// <param name="ExpMonth">The month in which it expires, 1 to 12.</param>
    /// <param name="ExpYear">The year in which it expires, four digits.</param>
    /// <param name="Fingerprint">Stripe's fingerprint of the number.</param>
    /// <param name="Mandate">The mandate; null when there is none.</param>
    /// <param name="CountedAsMoto">Whether Stripe counts it as taken by mail or telephone; null when Stripe does not say.</param>
    /// <param name="Customer">The customer at Stripe.</param>
    /// <param name="SealedAt">When, UTC with milliseconds.</param>
    public sealed record Sealed(
        string PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, string? Fingerprint, string? Mandate,
        bool? CountedAsMoto, string? Customer, string SealedAt)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.sealed"];
    }

    /// <summary>A newer consent took the place of this one.</summary>
    /// <param name="Detail">The newer one, <c>C-</c> and its number.</param>
    /// <param name="ReplacedBy">The newer one.</param>
    public sealed record Replaced(string Detail, string ReplacedBy) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.replaced"];
    }

    /// <summary>Nothing is charged under the consent until a person lifts it.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="DeclineCode">The bank's decline code, or what else suspended it.</param>
    public sealed record Suspended(string Number, string? DeclineCode) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.suspended"];
    }

    /// <summary>A person has lifted a suspension.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SuspensionLifted(string Number, string Reason) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.suspension_lifted"];
    }

    /// <summary>The portal has removed the card at Stripe.</summary>
    /// <param name="PaymentMethod">The card.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Tries">At which try.</param>
    public sealed record CardRemoved(string PaymentMethod, string Reason, int Tries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.removed"];
    }

    /// <summary>The card, or its customer, is not at Stripe any more, by no doing of the portal.</summary>
    /// <param name="Detail">Null.</param>
    public sealed record FoundGone(string? Detail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.removed", "customer.deleted_at_stripe"];
    }

    /// <summary>The bank has renewed the card.</summary>
    /// <param name="Detail">The card and its expiry, to be read.</param>
    /// <param name="Last4">Its last four digits since.</param>
    /// <param name="ExpMonth">The month in which it expires since, 1 to 12.</param>
    /// <param name="ExpYear">The year in which it expires since, four digits.</param>
    public sealed record CardRenewed(string Detail, string Last4, int ExpMonth, int ExpYear) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.renewed"];
    }

    /// <summary>The record was found not to match its seal, or to match it again.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="Detail">The fields that do not match, separated by spaces.</param>
    public sealed record SealChecked(string Number, string? Detail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.seal_broken", "consent.seal_restored"];
    }

    /// <summary>The customer has withdrawn the consent.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="Channel">How the withdrawal came.</param>
    /// <param name="Reason">Why; null when none was given.</param>
    /// <param name="HasCard">Whether a card was saved under it.</param>
    public sealed record Withdrawn(string Number, string Channel, string? Reason, bool HasCard) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.withdrawn"];
    }

    /// <summary>The last day of the consent has passed.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="HasCard">Whether a card was saved under it.</param>
    /// <param name="DetachAfterDays">After how many days that card is removed.</param>
    public sealed record Expired(string Number, bool HasCard, int DetachAfterDays) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.expired"];
    }

    /// <summary>The customer is to be asked anew under the newest terms.</summary>
    /// <param name="Number">The consent, <c>C-</c> and its number.</param>
    /// <param name="TermsVersion">The terms under which it was given.</param>
    public sealed record MarkedForRenewal(string Number, int TermsVersion) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.marked_for_renewal"];
    }

    /// <summary>The customer's copy was put into the outbox once more.</summary>
    /// <param name="Mail">The mail.</param>
    public sealed record CopyRequested(string Mail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["copy.requested"];
    }
}
