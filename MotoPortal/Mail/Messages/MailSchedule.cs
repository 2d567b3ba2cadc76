using MotoPortal.Data.Workers;

namespace MotoPortal.Mail.Messages;

/// <summary>The schedule of tries to send a mail. RFC 5321 section 4.5.4.1 requires growing pauses and tries over days.</summary>
internal static class MailSchedule
{
    /// <summary>How long a worker's claim on a mail lasts; longer than one connection to a mail server may take.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly Backoff Pauses =
        Backoff.Of(
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6));

    /// <summary>The time of the next try; null when the time for tries is over.</summary>
    /// <param name="createdAt">When the mail was created.</param>
    /// <param name="tries">The number of tries, at least 1.</param>
    /// <param name="now">When the last try failed.</param>
    public static DateTimeOffset? NextAfter(DateTimeOffset createdAt, int tries, DateTimeOffset now) =>
        now - createdAt >= Patience ? null : now + Pauses.After(tries);
}
