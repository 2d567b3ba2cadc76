namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of reading a PaymentIntent that no charge is known to have. Closed: only the cases named here exist.</summary>
internal enum TakeOutcome
{
    /// <summary>It was read; if it is noted on it which charge it belongs to, that charge has it now.</summary>
    Read,

    /// <summary>Stripe could not be asked.</summary>
    CannotAskStripe,

    /// <summary>The scope is not of a job; nothing was done.</summary>
    NotAllowed,
}
