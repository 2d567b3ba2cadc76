namespace MotoPortal.Consents.Lifecycle;

/// <summary>How a saved card was read to stand at Stripe.</summary>
internal enum CardStanding
{
    /// <summary>It is saved for a customer.</summary>
    Attached,

    /// <summary>It is detached, or Stripe knows it no more: it can never be charged again.</summary>
    Gone,

    /// <summary>Stripe could not be asked, or gave no answer of its own.</summary>
    NotRead,
}
