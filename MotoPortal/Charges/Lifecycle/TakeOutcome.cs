namespace MotoPortal.Charges.Lifecycle;

/// <summary>
/// The result of reading a PaymentIntent that belongs to no known charge, or refunds that no row knows. Closed: only the cases named here
/// exist.
/// </summary>
internal enum TakeOutcome
{
    /// <summary>It was read; if its metadata names a charge, it is assigned to that charge now.</summary>
    Read,

    /// <summary>It was read, and neither a charge nor a setup of the portal made it.</summary>
    NotOurs,

    /// <summary>Stripe could not be reached.</summary>
    CannotAskStripe,

    /// <summary>The acting person may not do this; nothing was done.</summary>
    NotAllowed,
}
