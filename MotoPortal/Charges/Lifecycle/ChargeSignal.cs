namespace MotoPortal.Charges.Lifecycle;

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
