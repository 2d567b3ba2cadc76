namespace MotoPortal.Refunds;

/// <summary>What can happen to a refund.</summary>
internal enum RefundSignal
{
    /// <summary>The answer was lost.</summary>
    AnswerUnknown,

    /// <summary>Nothing reached Stripe.</summary>
    WasNotSent,

    /// <summary>Stripe refused the request.</summary>
    WasRefused,

    /// <summary>Stripe has it.</summary>
    IsPending,

    /// <summary>Stripe wants something of the customer.</summary>
    WantsCustomer,

    /// <summary>It went to the bank.</summary>
    WasRefunded,

    /// <summary>The bank sent it back.</summary>
    HasFailed,

    /// <summary>It was canceled at Stripe.</summary>
    WasCanceled,
}
