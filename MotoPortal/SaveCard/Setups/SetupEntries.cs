using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.SaveCard.Setups;

/// <summary>What the ledger says in detail of setups.</summary>
internal static class SetupEntries
{
    /// <summary>A setup was begun, changed by a person, or took another state.</summary>
    /// <param name="Detail">A short fact to show with it, such as a reader's label; null for none.</param>
    /// <param name="State">The state that it has.</param>
    /// <param name="Attempt">How often a reader was asked.</param>
    /// <param name="SetupIntent">The SetupIntent; null when there is none.</param>
    /// <param name="PaymentIntent">The PaymentIntent; null when there is none.</param>
    /// <param name="Reader">The reader; null before one is asked.</param>
    public sealed record Changed(
        string? Detail, string State, int Attempt, string? SetupIntent, string? PaymentIntent, string? Reader)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds =>
        [
            "setup.started", "setup.customer_chosen", "setup.customer_cleared", "customer.created", "setup.order_noted",
            "setup.order_cleared", "setup.intent_created", "setup.recording_stopped", "setup.sent_to_reader",
            "setup.on_reader", "setup.answer_unknown", "setup.more_time", "setup.canceled_here", "setup.card_declined",
            "setup.reader_failed", "setup.late_card", "setup.late_payment", "setup.given_up", "payment.refused",
            "card.detached",
        ];
    }

    /// <summary>The customer has agreed to be charged now.</summary>
    /// <param name="Detail">The currency and the amount, to be read.</param>
    /// <param name="AmountMinorUnits">The amount, in minor units.</param>
    /// <param name="Currency">Three letters, in lower case.</param>
    /// <param name="Order">The order's reference; null for none.</param>
    /// <param name="Channel">How the order came.</param>
    /// <param name="IdentityCheck">How the customer was identified; null where the consent says so.</param>
    /// <param name="Cardholder">Whose card it is; null where the consent says so.</param>
    /// <param name="CardholderRelation">Who that is to the customer; null for none.</param>
    public sealed record PaymentAgreed(
        string Detail, long AmountMinorUnits, string Currency, string? Order, string? Channel, string? IdentityCheck,
        string? Cardholder, string? CardholderRelation)
        : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["payment.agreed"];
    }
}
