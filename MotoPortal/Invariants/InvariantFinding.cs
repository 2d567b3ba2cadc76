namespace MotoPortal.Invariants;

/// <summary>One violation of an invariant.</summary>
/// <param name="Violation">What is broken.</param>
/// <param name="Subject">The id of the row, or of the object at Stripe; never a name.</param>
public sealed record InvariantFinding(InvariantViolation Violation, string Subject)
{
    /// <summary>The broken invariant.</summary>
    public Invariant Invariant => Violation switch
    {
        InvariantViolation.CardWithoutConsent or InvariantViolation.CardAtStripeWithoutConsent => Invariant.I1,
        InvariantViolation.CardWithoutSuccess => Invariant.I2,
        InvariantViolation.SavedCardNotRecorded or InvariantViolation.PaymentNotRecorded => Invariant.I3,
        InvariantViolation.DueDayPaidTwice or InvariantViolation.OrderPaidTwice
            or InvariantViolation.ChargePaidTwiceAtStripe => Invariant.I4,
        InvariantViolation.OtherCurrency or InvariantViolation.AboveCap
            or InvariantViolation.AbovePeriodCap or InvariantViolation.OutsideDays => Invariant.I5,
        InvariantViolation.ChargedAfterEnd => Invariant.I6,
        InvariantViolation.ReaderUsedTwice or InvariantViolation.ReaderWithoutLease => Invariant.I7,
        InvariantViolation.LedgerGap or InvariantViolation.PayloadChanged
            or InvariantViolation.PayloadMissing or InvariantViolation.GuardMissing => Invariant.I8,
        InvariantViolation.StateWentBack or InvariantViolation.SucceededTwice => Invariant.I9,
        InvariantViolation.EntryMissing or InvariantViolation.EntryTooMany or InvariantViolation.SealBroken => Invariant.I10,
        InvariantViolation.CardNumberStored => Invariant.I11,
        InvariantViolation.NobodyLooks or InvariantViolation.Overdue or InvariantViolation.LooksTooLate => Invariant.I12,
        InvariantViolation.SavedWithoutCard or InvariantViolation.PaidWithoutCharge => Invariant.I13,
        InvariantViolation.ErasedPayloadStays or InvariantViolation.ErasedCustomerStays => Invariant.I14,
    };
}
