namespace MotoPortal.Schedules;

/// <summary>Why a person has to look at a schedule. The gravest comes first.</summary>
public enum ScheduleTrouble
{
    /// <summary>The bank declined for good, and the consent is suspended.</summary>
    Suspended,

    /// <summary>The bank declined, and trying again without the customer would end the same way.</summary>
    Declined,

    /// <summary>The bank declined as often as the portal tries by itself.</summary>
    TriesUsedUp,

    /// <summary>The bank wants the customer to authenticate.</summary>
    CustomerNeeded,

    /// <summary>The month until which the card is good has passed.</summary>
    CardExpired,

    /// <summary>A clause stands against the charge.</summary>
    Clause,

    /// <summary>Stripe refused the request.</summary>
    StripeRefused,

    /// <summary>Stripe could not be reached, again and again.</summary>
    NotSent,

    /// <summary>The amount of the next charge is not known.</summary>
    AmountMissing,

    /// <summary>The terms promise to tell the customer before, and no e-mail can.</summary>
    TellCustomer,

    /// <summary>The customer cannot be told in time any more before the consent ends.</summary>
    NoticeTooLate,

    /// <summary>The portal began to charge by itself after the first due day: it may have been charged elsewhere.</summary>
    StartedLate,
}
