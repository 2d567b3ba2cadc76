namespace MotoPortal.Charges.Lifecycle;

/// <summary>What is true about a charge. What is in the air stands in the journal of calls.</summary>
public enum ChargeState
{
    /// <summary>A second person has to allow it; nothing was asked of Stripe.</summary>
    AwaitingApproval,

    /// <summary>It is on its way to Stripe.</summary>
    Sending,

    /// <summary>It went out and the answer is lost: it may or may not have been charged. Being settled.</summary>
    Unknown,

    /// <summary>The bank takes its time.</summary>
    Processing,

    /// <summary>The bank holds the amount; it is to be captured.</summary>
    Authorized,

    /// <summary>It was charged.</summary>
    Succeeded,

    /// <summary>The bank declined.</summary>
    Declined,

    /// <summary>The bank wants the customer to authenticate.</summary>
    NeedsCustomer,

    /// <summary>
    /// Nothing of it was found at Stripe, so it is taken for not sent. A belief: it is watched for a day, and what is found then wins.
    /// </summary>
    NotSent,

    /// <summary>Stripe refused the request, and nothing was charged. Watched for a day as well.</summary>
    Refused,

    /// <summary>It was given up before it was sent.</summary>
    GivenUp,
}
