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

    /// <summary>Nothing of it was found at Stripe, so it is taken for not sent. A belief: it is watched for a day, and what is found then wins.</summary>
    NotSent,

    /// <summary>Stripe refused the request, and nothing was charged. Watched for a day as well.</summary>
    Refused,

    /// <summary>It was given up before it was sent.</summary>
    GivenUp,
}

/// <summary>What can happen to a charge.</summary>
internal enum ChargeSignal
{
    /// <summary>A second person allowed it.</summary>
    Approved,

    /// <summary>Somebody gave it up.</summary>
    GivenUp,

    /// <summary>The answer was lost.</summary>
    AnswerUnknown,

    /// <summary>The bank takes its time.</summary>
    Processes,

    /// <summary>The bank holds the amount.</summary>
    WasAuthorized,

    /// <summary>It was charged.</summary>
    WasCharged,

    /// <summary>The bank declined.</summary>
    WasDeclined,

    /// <summary>The bank wants the customer to authenticate.</summary>
    WantsCustomer,

    /// <summary>Nothing reached Stripe.</summary>
    WasNotSent,

    /// <summary>Stripe refused the request.</summary>
    WasRefused,

    /// <summary>The PaymentIntent was canceled.</summary>
    WasCanceled,
}

/// <summary>Why a charge was not even asked of the bank.</summary>
public enum ChargeProblem
{
    /// <summary>Stripe could not be reached.</summary>
    StripeNotReachable,

    /// <summary>The key is wrong or may not charge.</summary>
    KeyRefused,

    /// <summary>Too many requests at once.</summary>
    RateLimited,

    /// <summary>The account may not charge by mail or telephone order.</summary>
    MotoNotEnabled,

    /// <summary>The card is not there any more.</summary>
    CardGone,

    /// <summary>Stripe refused for another reason.</summary>
    StripeRefused,
}
