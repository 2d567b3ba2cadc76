namespace MotoPortal.Customers.Records;

/// <summary>The standing of a customer at Stripe, as read.</summary>
internal enum CustomerStanding
{
    /// <summary>Stripe has them.</summary>
    Present,

    /// <summary>They are deleted or unknown to Stripe, and their cards with them.</summary>
    Gone,

    /// <summary>Stripe could not be asked, or its answer was not usable.</summary>
    NotRead,
}
