namespace MotoPortal.Charges.Records;

/// <summary>The state of a charge. Calls under way are in the call journal, not here.</summary>
public enum ChargeState
{
    /// <summary>A second person has to approve it; nothing was sent to Stripe.</summary>
    AwaitingApproval,

    /// <summary>It is being sent to Stripe.</summary>
    Sending,

    /// <summary>It was sent and the answer was lost, so it may or may not have been charged. It is being settled.</summary>
    Unknown,

    /// <summary>The bank needs more time.</summary>
    Processing,

    /// <summary>The bank holds the amount; it has to be captured.</summary>
    Authorized,

    /// <summary>It was charged.</summary>
    Succeeded,

    /// <summary>The bank declined.</summary>
    Declined,

    /// <summary>The bank requires authentication by the customer.</summary>
    NeedsCustomer,

    /// <summary>
    /// It was not found at Stripe and is assumed not to have been sent. It is watched for a day, and a later finding overrides this.
    /// </summary>
    NotSent,

    /// <summary>Stripe refused the request and nothing was charged. It is watched for a day, too.</summary>
    Refused,

    /// <summary>It was given up before it was sent.</summary>
    GivenUp,
}
