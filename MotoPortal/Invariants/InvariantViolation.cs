namespace MotoPortal.Invariants;

/// <summary>The ways in which an invariant can be found broken.</summary>
public enum InvariantViolation
{
    /// <summary>I1: a card was sealed before, or without, its consent.</summary>
    CardWithoutConsent,

    /// <summary>I1: a card that the portal saved is attached at Stripe, belongs to no consent, and is not being removed.</summary>
    CardAtStripeWithoutConsent,

    /// <summary>I2: Stripe knows of no success that gave this card to this customer.</summary>
    CardWithoutSuccess,

    /// <summary>I3: a card was saved at Stripe, and its setup does not say so.</summary>
    SavedCardNotRecorded,

    /// <summary>I3: a payment succeeded at Stripe, and no charge says so.</summary>
    PaymentNotRecorded,

    /// <summary>I4: a due day was paid twice, and neither payment is refunded.</summary>
    DueDayPaidTwice,

    /// <summary>I4: a consent to one charge was charged twice, or a lost charge and its repetition both succeeded.</summary>
    OrderPaidTwice,

    /// <summary>I4: two PaymentIntents of one charge succeeded at Stripe.</summary>
    ChargePaidTwiceAtStripe,

    /// <summary>I5: a charge is in another currency than its consent.</summary>
    OtherCurrency,

    /// <summary>I5: a charge exceeds what the customer agreed to for one charge.</summary>
    AboveCap,

    /// <summary>I5: the charges of a period, or of a plan, exceed what the customer agreed to.</summary>
    AbovePeriodCap,

    /// <summary>I5: a charge was requested before the consent's first day or after its last.</summary>
    OutsideDays,

    /// <summary>I6: a charge was started after its consent had ended.</summary>
    ChargedAfterEnd,

    /// <summary>I7: two setups work on one reader.</summary>
    ReaderUsedTwice,

    /// <summary>I7: a setup works on a reader whose lease it does not hold.</summary>
    ReaderWithoutLease,

    /// <summary>I8: entries are missing between two that are there.</summary>
    LedgerGap,

    /// <summary>I8: an entry's payload is not the one that was committed to.</summary>
    PayloadChanged,

    /// <summary>I8: an entry's payload is gone, and no erasure says why.</summary>
    PayloadMissing,

    /// <summary>I8: the triggers that keep a table's rows as they were written are missing.</summary>
    GuardMissing,

    /// <summary>I9: a charge or a setup changed after its success was recorded.</summary>
    StateWentBack,

    /// <summary>I9: a success was recorded twice.</summary>
    SucceededTwice,

    /// <summary>I10: a change has no ledger entry.</summary>
    EntryMissing,

    /// <summary>I10: a change has more ledger entries than one.</summary>
    EntryTooMany,

    /// <summary>I10: a consent does not match its seal.</summary>
    SealBroken,

    /// <summary>I11: a row holds what looks like a card number.</summary>
    CardNumberStored,

    /// <summary>I12: something is not at rest, and no time is set at which it is looked at.</summary>
    NobodyLooks,

    /// <summary>I12: something should have been looked at long ago.</summary>
    Overdue,

    /// <summary>I12: something is to be looked at implausibly late.</summary>
    LooksTooLate,

    /// <summary>I13: a setup says that its card is saved, and there is no such card.</summary>
    SavedWithoutCard,

    /// <summary>I13: a setup says that it was paid, and there is no successful charge.</summary>
    PaidWithoutCharge,

    /// <summary>I14: the payload of an entry that was erased is still there.</summary>
    ErasedPayloadStays,

    /// <summary>I14: a customer who was erased still has a name or contact details.</summary>
    ErasedCustomerStays,
}
