namespace MotoPortal.Simulator.Faults;

/// <summary>What can be made to go wrong. On the wire the names are in <c>snake_case</c>.</summary>
internal enum FaultKind
{
    /// <summary>The reader has no network: commands are refused with <c>terminal_reader_offline</c>, and its status is offline.</summary>
    ReaderOffline,

    /// <summary>The reader is updating or authorising: commands are refused with <c>terminal_reader_busy</c>.</summary>
    ReaderBusy,

    /// <summary>The caller hears <c>terminal_reader_timeout</c>, but the reader did get the command.</summary>
    TimeoutDelivered,

    /// <summary>The caller hears <c>terminal_reader_timeout</c>, and the reader never got the command.</summary>
    TimeoutUndelivered,

    /// <summary>The card is saved, but the reader lost its network and reports <c>connection_error</c>.</summary>
    ConnectionErrorAfterSuccess,

    /// <summary>The reader loses its network before the card reaches Stripe and reports <c>connection_error</c>.</summary>
    ConnectionErrorBeforeSuccess,

    /// <summary>The reader loses power: its action stays in progress for ever, and no webhook comes.</summary>
    PowerLost,

    /// <summary>The customer presses cancel on the reader; needs <c>enable_customer_cancellation</c>.</summary>
    CustomerCanceled,

    /// <summary>Presenting a card takes a while; until then the reader is busy and the SetupIntent is processing.</summary>
    SlowAuthorization,

    /// <summary>The account may not take MOTO: <c>process_config[moto]</c> is an unknown parameter.</summary>
    MotoNotEnabled,

    /// <summary>MOTO is accepted, but the SetupAttempt does not say so afterwards.</summary>
    MotoNotRecorded,

    /// <summary>A charge is declined, for the reason and with the advice that the fault names.</summary>
    ChargeDeclined,

    /// <summary>
    /// A charge needs the customer: one without the customer is declined with <c>authentication_required</c>, another waits in
    /// <c>requires_action</c>.
    /// </summary>
    ChargeNeedsCustomer,

    /// <summary>A charge without a reader is processing for a while and then succeeds.</summary>
    ChargeSucceedsLater,

    /// <summary>A charge without a reader is processing for a while and is then declined, for the reason that the fault names.</summary>
    ChargeFailsLater,

    /// <summary>A refund is pending for a while and then succeeds.</summary>
    RefundPending,

    /// <summary>A refund looks done and fails after a while.</summary>
    RefundFails,

    /// <summary>HTTP 500 before anything was done.</summary>
    ServerErrorBefore,

    /// <summary>HTTP 500 although everything was done.</summary>
    ServerErrorAfter,

    /// <summary>The connection breaks before anything was done.</summary>
    ConnectionDroppedBefore,

    /// <summary>Everything is done, and the connection breaks before the answer.</summary>
    ConnectionDropped,

    /// <summary>Everything is done, and the answer comes late.</summary>
    SlowAnswer,

    /// <summary>HTTP 429.</summary>
    RateLimited,

    /// <summary>Events of this time are kept but never delivered.</summary>
    WebhooksOff,

    /// <summary>Every webhook comes twice.</summary>
    WebhooksDuplicated,

    /// <summary>Webhooks come late.</summary>
    WebhooksDelayed,

    /// <summary>Webhooks that are due together come in reverse.</summary>
    WebhooksReordered,

    /// <summary>
    /// Declines look as Stripe documents them for its sandbox: <c>setup_intent_authentication_failure</c> without a reason.
    /// </summary>
    DeclinesLikeSandbox,

    /// <summary>The reader's software is too old to fill <c>action.api_error</c>.</summary>
    NoApiError,
}
