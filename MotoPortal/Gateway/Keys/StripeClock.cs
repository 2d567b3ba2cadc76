namespace MotoPortal.Gateway.Keys;

/// <summary>
/// How far this machine's clock is from Stripe's, from the <c>Date</c> header of the last answer. In memory, per node. Thread-safe.
/// </summary>
internal sealed class StripeClock
{
    // The header has whole seconds, cut off (RFC 9110, section 5.6.7).
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(1);

    private volatile ClockSkew? _last;

    /// <summary>The last measurement; null before the first answer.</summary>
    public ClockSkew? Last => _last;

    /// <summary>Notes an answer.</summary>
    /// <param name="sent">When the request was sent, by this machine's clock.</param>
    /// <param name="received">When its answer had come, by the same clock.</param>
    /// <param name="date">What Stripe wrote into the answer.</param>
    public void Note(DateTimeOffset sent, DateTimeOffset received, DateTimeOffset date) =>
        _last = new ClockSkew(sent - (date + Grain), received - date);
}
