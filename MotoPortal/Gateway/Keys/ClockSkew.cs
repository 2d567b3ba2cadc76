namespace MotoPortal.Gateway.Keys;

/// <summary>
/// How far this machine's clock is ahead of Stripe's; below zero when it is behind. The true value is between the two bounds, whose
/// distance is the time of the call and the second to which the header is cut off.
/// </summary>
/// <param name="AtLeast">The lower bound.</param>
/// <param name="AtMost">The upper bound.</param>
internal sealed record ClockSkew(TimeSpan AtLeast, TimeSpan AtMost)
{
    /// <summary>The smallest distance that the measurement allows; zero when the clocks may agree.</summary>
    public TimeSpan Certain => AtLeast > TimeSpan.Zero ? AtLeast : AtMost < TimeSpan.Zero ? -AtMost : TimeSpan.Zero;

    /// <summary>The largest distance that the measurement allows.</summary>
    public TimeSpan Possible => AtMost > -AtLeast ? AtMost : -AtLeast;

    /// <summary>Whether this machine's clock is ahead.</summary>
    public bool IsAhead => AtLeast > TimeSpan.Zero;
}
