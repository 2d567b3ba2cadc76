using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Consents.Lifecycle;

/// <summary>The payloads of ledger entries about consents and their cards, after the consent was given.</summary>
internal static class ConsentEntries
{
    /// <summary>The customer refused a consent.</summary>
    /// <param name="Reason">The reason.</param>
    /// <param name="Part">The part of the terms that was refused; null when the customer refused as a whole.</param>
    /// <param name="Channel">The order channel.</param>
    /// <param name="TermsVersion">The version of the terms; null when the reading had not begun.</param>
    /// <param name="Language">The language of the terms, a two-letter code.</param>
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
    /// <param name="CountedAsMoto">Whether Stripe counts it as a mail or telephone order; null when Stripe does not say.</param>
    /// <param name="Customer">The customer at Stripe.</param>
    /// <param name="SealedAt">When it was attached, UTC with milliseconds.</param>
    public sealed record Sealed(
        string PaymentMethod, string Brand, string Last4, int ExpMonth, int ExpYear, string? Fingerprint, string? Mandate,
        bool? CountedAsMoto, string? Customer, string SealedAt)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.sealed"];
    }

    /// <summary>A newer consent replaced this one.</summary>
    /// <param name="Detail">The newer consent's number, such as <c>C-1043</c>.</param>
    /// <param name="ReplacedBy">The newer consent's id.</param>
    public sealed record Replaced(string Detail, string ReplacedBy) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.replaced"];
    }

    /// <summary>Charges under the consent were suspended, until a person lifts the suspension.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="DeclineCode">The bank's decline code, or another cause of the suspension.</param>
    public sealed record Suspended(string Number, string? DeclineCode) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.suspended"];
    }

    /// <summary>A person lifted a suspension.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SuspensionLifted(string Number, string Reason) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.suspension_lifted"];
    }

    /// <summary>The portal removed the card at Stripe.</summary>
    /// <param name="PaymentMethod">The card.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Tries">The number of tries.</param>
    public sealed record CardRemoved(string PaymentMethod, string Reason, int Tries) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.removed"];
    }

    /// <summary>The card or its customer is gone from Stripe, and the portal did not remove it.</summary>
    /// <param name="Detail">Always null.</param>
    public sealed record FoundGone(string? Detail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.removed", "customer.deleted_at_stripe"];
    }

    /// <summary>The bank renewed the card.</summary>
    /// <param name="Detail">The card and its expiry as text.</param>
    /// <param name="Last4">Its new last four digits.</param>
    /// <param name="ExpMonth">The new month of expiry, 1 to 12.</param>
    /// <param name="ExpYear">The new year of expiry, four digits.</param>
    public sealed record CardRenewed(string Detail, string Last4, int ExpMonth, int ExpYear) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["card.renewed"];
    }

    /// <summary>The record failed its seal check, or passes it again.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="Detail">The fields that do not match, separated by spaces.</param>
    public sealed record SealChecked(string Number, string? Detail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.seal_broken", "consent.seal_restored"];
    }

    /// <summary>The customer withdrew the consent.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="Channel">The channel of the withdrawal.</param>
    /// <param name="Reason">Why; null when none was given.</param>
    /// <param name="HasCard">Whether a card was saved.</param>
    public sealed record Withdrawn(string Number, string Channel, string? Reason, bool HasCard) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.withdrawn"];
    }

    /// <summary>The last day of the consent has passed.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="HasCard">Whether a card was saved.</param>
    /// <param name="DetachAfterDays">The number of days after which that card is removed.</param>
    public sealed record Expired(string Number, bool HasCard, int DetachAfterDays) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.expired"];
    }

    /// <summary>The customer is to be asked for a consent under the newest terms.</summary>
    /// <param name="Number">The consent's number, such as <c>C-1043</c>.</param>
    /// <param name="TermsVersion">The terms under which it was given.</param>
    public sealed record MarkedForRenewal(string Number, int TermsVersion) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["consent.marked_for_renewal"];
    }

    /// <summary>The customer's copy was put into the outbox again.</summary>
    /// <param name="Mail">The id of the mail.</param>
    public sealed record CopyRequested(string Mail) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["copy.requested"];
    }
}
