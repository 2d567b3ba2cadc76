using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MotoPortal.Ledger;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The payloads of ledger entries about setups.</summary>
internal static class SetupEntries
{
    /// <summary>A setup was started, changed by a person, or changed its state.</summary>
    /// <param name="Detail">A short fact, such as a reader's label; null for none.</param>
    /// <param name="State">The new state.</param>
    /// <param name="Attempt">The number of attempts so far.</param>
    /// <param name="SetupIntent">The SetupIntent; null when there is none.</param>
    /// <param name="PaymentIntent">The PaymentIntent; null when there is none.</param>
    /// <param name="Reader">The reader; null before the first attempt.</param>
    public sealed record Changed(
        string? Detail, string State, int Attempt, string? SetupIntent, string? PaymentIntent, string? Reader)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
        [
            "setup.started", "setup.customer_chosen", "setup.customer_cleared", "customer.created", "setup.order_noted",
            "setup.order_cleared", "setup.form_printed", "setup.intent_created", "setup.recording_stopped", "setup.sent_to_reader",
            "setup.on_reader", "setup.answer_unknown", "setup.more_time", "setup.canceled_here", "setup.taken_over", "setup.card_declined",
            "setup.reader_failed", "setup.late_card", "setup.late_payment", "setup.spare_removed", "setup.given_up", "payment.refused",
            "card.detached",
        ];
    }

    /// <summary>The customer agreed to be charged now.</summary>
    /// <param name="Detail">The currency and the amount as text.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="Order">The order's reference; null for none.</param>
    /// <param name="Channel">The order channel.</param>
    /// <param name="IdentityCheck">How the customer was identified; null when the consent records it.</param>
    /// <param name="Cardholder">Whose card it is; null when the consent records it.</param>
    /// <param name="CardholderRelation">The cardholder's relation to the customer; null for none.</param>
    /// <param name="IdentityKnownTo">The person of the store who knows the caller's voice; null unless that was the check.</param>
    /// <param name="CardholderName">The name of the cardholder, who agreed in person; null when it is the customer.</param>
    public sealed record PaymentAgreed(
        string Detail, long AmountMinorUnits, string Currency, string? Order, string? Channel, string? IdentityCheck,
        string? Cardholder, string? CardholderRelation,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IdentityKnownTo = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CardholderName = null)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["payment.agreed"];
    }

    /// <summary>A second person let the amount exceed what one person may take alone.</summary>
    /// <param name="Detail">Why.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters in lower case.</param>
    /// <param name="Clauses">The limits that it exceeds, separated by spaces.</param>
    public sealed record PaymentApproved(string Detail, long AmountMinorUnits, string Currency, string Clauses) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["payment.approved"];
    }
}
