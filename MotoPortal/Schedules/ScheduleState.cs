namespace MotoPortal.Schedules;

/// <summary>Whether the portal charges by itself under a consent.</summary>
public enum ScheduleState
{
    /// <summary>It charges what falls due.</summary>
    Active,

    /// <summary>Somebody has stopped it for a while.</summary>
    Paused,

    /// <summary>It charges nothing until a person has done something.</summary>
    NeedsAttention,

    /// <summary>It charges nothing any more.</summary>
    Ended,
}

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

/// <summary>Why a schedule has ended.</summary>
public enum ScheduleEnd
{
    /// <summary>All that was agreed has been charged, or no due day is left.</summary>
    Finished,

    /// <summary>The customer withdrew the consent.</summary>
    Withdrawn,

    /// <summary>The consent's last day has passed.</summary>
    Expired,

    /// <summary>A newer consent took the place of this one.</summary>
    Replaced,

    /// <summary>The card was removed.</summary>
    CardRemoved,

    /// <summary>The customer's data were erased.</summary>
    Erased,
}
