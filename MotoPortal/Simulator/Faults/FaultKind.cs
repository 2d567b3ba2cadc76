namespace MotoPortal.Simulator.Faults;

/// <summary>The kinds of faults. Their names in requests are in <c>snake_case</c>.</summary>
internal enum FaultKind
{
    /// <summary>The reader has no network: commands are refused with <c>terminal_reader_offline</c>, and its status is offline.</summary>
    ReaderOffline,

    /// <summary>The reader is updating or authorizing: commands are refused with <c>terminal_reader_busy</c>.</summary>
    ReaderBusy,

    /// <summary>The caller gets <c>terminal_reader_timeout</c>, but the reader has the command.</summary>
    TimeoutDelivered,

    /// <summary>The caller gets <c>terminal_reader_timeout</c>, and the reader does not have the command.</summary>
    TimeoutUndelivered,

    /// <summary>The card is saved, but the reader loses its network and reports <c>connection_error</c>.</summary>
    ConnectionErrorAfterSuccess,

    /// <summary>The reader loses its network before the card reaches Stripe and reports <c>connection_error</c>.</summary>
    ConnectionErrorBeforeSuccess,

    /// <summary>The reader loses power: its action stays in progress, and no webhook is sent.</summary>
    PowerLost,

    /// <summary>The customer presses cancel on the reader; needs <c>enable_customer_cancellation</c>.</summary>
    CustomerCanceled,

    /// <summary>Presenting a card takes some time; until then the reader is busy and the SetupIntent is processing.</summary>
    SlowAuthorization,

    /// <summary>The account may not take MOTO: <c>process_config[moto]</c> is an unknown parameter.</summary>
    MotoNotEnabled,

    /// <summary>MOTO is accepted, but the SetupAttempt does not show it.</summary>
    MotoNotRecorded,

    /// <summary>A charge is declined, with the code and advice of the fault.</summary>
    ChargeDeclined,

    /// <summary>
    /// A charge requires the customer: off-session it is declined with <c>authentication_required</c>, otherwise it waits in
    /// <c>requires_action</c>.
    /// </summary>
    ChargeNeedsCustomer,

    /// <summary>A charge without a reader is processing for some time and then succeeds.</summary>
    ChargeSucceedsLater,

    /// <summary>A charge without a reader is processing for some time and is then declined, with the code of the fault.</summary>
    ChargeFailsLater,

    /// <summary>A refund is pending for some time and then succeeds.</summary>
    RefundPending,

    /// <summary>A refund seems to succeed and fails after some time.</summary>
    RefundFails,

    /// <summary>An uploaded file is refused, as one is whose content Stripe cannot read.</summary>
    FileRefused,

    /// <summary>HTTP 500 before the request is carried out.</summary>
    ServerErrorBefore,

    /// <summary>HTTP 500 although the request was carried out.</summary>
    ServerErrorAfter,

    /// <summary>The connection is dropped before the request is carried out.</summary>
    ConnectionDroppedBefore,

    /// <summary>The request is carried out, and the connection is dropped before the answer.</summary>
    ConnectionDropped,

    /// <summary>The request is carried out, and the answer is delayed.</summary>
    SlowAnswer,

    /// <summary>HTTP 429.</summary>
    RateLimited,

    /// <summary>Events of this time are stored but never delivered.</summary>
    WebhooksOff,

    /// <summary>Every webhook is delivered twice.</summary>
    WebhooksDuplicated,

    /// <summary>Webhooks are delivered late.</summary>
    WebhooksDelayed,

    /// <summary>Webhooks that are due together are delivered in reverse order.</summary>
    WebhooksReordered,

    /// <summary>
    /// Declines have the form that Stripe documents for its sandbox: <c>setup_intent_authentication_failure</c> without a reason.
    /// </summary>
    DeclinesLikeSandbox,

    /// <summary>The reader's software is too old to fill <c>action.api_error</c>.</summary>
    NoApiError,
}
