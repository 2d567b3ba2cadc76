namespace MotoPortal.Tests.Faults;

/// <summary>What happens to one request between the portal and Stripe, or to its answer.</summary>
internal enum ProxyFault
{
    /// <summary>No connection can be made.</summary>
    Refused,

    /// <summary>The connection breaks before Stripe has the request.</summary>
    CutBefore,

    /// <summary>The connection breaks after Stripe has carried the request out.</summary>
    CutAfter,

    /// <summary>The request is lost, and the caller waits until its timeout.</summary>
    HangBefore,

    /// <summary>The answer is lost, and the caller waits until its timeout.</summary>
    HangAfter,

    /// <summary>The caller waits until its timeout; the request is delivered long afterwards.</summary>
    Late,

    /// <summary>The request is delivered twice: now, and long afterwards.</summary>
    Twice,

    /// <summary>A proxy's 403 page after Stripe has carried the request out.</summary>
    ForbiddenAfter,

    /// <summary>A proxy's 404 page; Stripe does not have the request.</summary>
    NotFoundBefore,

    /// <summary>A proxy's 404 page after Stripe has carried the request out.</summary>
    NotFoundAfter,

    /// <summary>A proxy's 408 page after Stripe has carried the request out.</summary>
    TimeoutPageAfter,

    /// <summary>A proxy's 502 page; Stripe does not have the request.</summary>
    BadGatewayBefore,

    /// <summary>A proxy's 502 page after Stripe has carried the request out.</summary>
    BadGatewayAfter,

    /// <summary>Stripe's own 500 before anything was done.</summary>
    ServerErrorBefore,

    /// <summary>Stripe's own 500 although the request was carried out.</summary>
    ServerErrorAfter,

    /// <summary>A login page with status 200 after Stripe has carried the request out.</summary>
    PageAfter,

    /// <summary>Status 200 without a body after Stripe has carried the request out.</summary>
    EmptyAfter,

    /// <summary>Half of Stripe's answer.</summary>
    HalfAfter,

    /// <summary>Status 200 with an object that is none of Stripe's.</summary>
    OtherObjectAfter,

    /// <summary>Stripe's 429.</summary>
    TooMany,

    /// <summary>A gateway's 429 page after Stripe has carried the request out.</summary>
    TooManyPageAfter,

    /// <summary>Stripe's <c>terminal_reader_timeout</c>; the reader has the command.</summary>
    ReaderTimeoutAfter,

    /// <summary>Stripe's <c>terminal_reader_timeout</c>; the reader does not have the command.</summary>
    ReaderTimeoutBefore,
}
