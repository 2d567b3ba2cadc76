namespace MotoPortal.Charges.Records;

/// <summary>What can happen to a charge.</summary>
internal enum ChargeSignal
{
    /// <summary>A second person approved it.</summary>
    Approved,

    /// <summary>A person gave it up.</summary>
    GivenUp,

    /// <summary>The answer to the call was lost.</summary>
    AnswerUnknown,

    /// <summary>The bank needs more time.</summary>
    Processes,

    /// <summary>The bank holds the amount.</summary>
    WasAuthorized,

    /// <summary>It was charged.</summary>
    WasCharged,

    /// <summary>The bank declined.</summary>
    WasDeclined,

    /// <summary>The bank requires authentication by the customer.</summary>
    WantsCustomer,

    /// <summary>The request did not reach Stripe.</summary>
    WasNotSent,

    /// <summary>Stripe refused the request.</summary>
    WasRefused,

    /// <summary>The PaymentIntent was canceled.</summary>
    WasCanceled,
}
