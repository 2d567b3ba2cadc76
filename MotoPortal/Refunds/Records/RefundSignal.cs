namespace MotoPortal.Refunds.Records;

/// <summary>What can happen to a refund.</summary>
internal enum RefundSignal
{
    /// <summary>The answer to the call was lost.</summary>
    AnswerUnknown,

    /// <summary>The request did not reach Stripe.</summary>
    WasNotSent,

    /// <summary>Stripe refused the request.</summary>
    WasRefused,

    /// <summary>Stripe has accepted it.</summary>
    IsPending,

    /// <summary>Stripe requires an action by the customer.</summary>
    WantsCustomer,

    /// <summary>It was sent to the bank.</summary>
    WasRefunded,

    /// <summary>The bank returned it.</summary>
    HasFailed,

    /// <summary>It was canceled at Stripe.</summary>
    WasCanceled,
}
