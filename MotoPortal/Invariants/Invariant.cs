namespace MotoPortal.Invariants;

/// <summary>What holds at every moment, whatever the network, Stripe, a crash or a clock does.</summary>
public enum Invariant
{
    /// <summary>Every card that the portal has saved at Stripe has an earlier consent in the ledger.</summary>
    I1,

    /// <summary>A card is bound to its consent only if Stripe says that it was saved, for that customer.</summary>
    I2,

    /// <summary>Nothing that succeeded at Stripe is left unrecorded or attached, ten minutes after the last fault.</summary>
    I3,

    /// <summary>At most one successful payment for each due day and each order.</summary>
    I4,

    /// <summary>Charges stay within the caps and days of their consent.</summary>
    I5,

    /// <summary>After a consent has ended, no charge under it starts.</summary>
    I6,

    /// <summary>At most one setup works on a reader, and it holds the reader's lease.</summary>
    I7,

    /// <summary>The ledger is only ever added to.</summary>
    I8,

    /// <summary>No event moves a state backwards, or counts twice.</summary>
    I9,

    /// <summary>Each change of money or consent has exactly one ledger entry.</summary>
    I10,

    /// <summary>No row holds a card number.</summary>
    I11,

    /// <summary>Whatever is not at rest is looked at again, in time.</summary>
    I12,

    /// <summary>Nothing is shown as saved or paid without the fact that confirms it.</summary>
    I13,

    /// <summary>What was erased cannot be read any more.</summary>
    I14,
}
