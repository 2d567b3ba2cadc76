namespace MotoPortal.Schedules.Plans;

/// <summary>Why a person has to act on a schedule, in order of gravity.</summary>
public enum ScheduleTrouble
{
    /// <summary>The bank declined permanently, and the consent is suspended.</summary>
    Suspended,

    /// <summary>The bank declined, and a retry without the customer would fail again.</summary>
    Declined,

    /// <summary>The bank declined, and all automatic retries are used.</summary>
    TriesUsedUp,

    /// <summary>The bank requires authentication by the customer.</summary>
    CustomerNeeded,

    /// <summary>The card's month of expiry has passed.</summary>
    CardExpired,

    /// <summary>A clause forbids the charge.</summary>
    Clause,

    /// <summary>Stripe refused the request.</summary>
    StripeRefused,

    /// <summary>Stripe could not be reached repeatedly.</summary>
    NotSent,

    /// <summary>The amount of the next charge is missing.</summary>
    AmountMissing,

    /// <summary>The customer has to be notified and has no e-mail address.</summary>
    TellCustomer,

    /// <summary>The customer cannot be notified in time before the consent ends.</summary>
    NoticeTooLate,

    /// <summary>The schedule was created after the first due day, which may have been charged outside the portal.</summary>
    StartedLate,
}
