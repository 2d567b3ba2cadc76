using MotoPortal.Data.Workers;

namespace MotoPortal.Mail;

/// <summary>
/// When a mail that could not be sent is tried again. RFC 5321 section 4.5.4.1 asks for pauses that grow and for days of patience.
/// </summary>
internal static class MailSchedule
{
    /// <summary>For how long a worker has a mail to itself; longer than any one conversation with a mail server may take.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly Backoff Pauses =
        Backoff.Of(
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6));

    /// <summary>The time of the next try; null when it has been tried for long enough.</summary>
    /// <param name="createdAt">When the mail was decided.</param>
    /// <param name="tries">How often it was tried, the last one included; at least 1.</param>
    /// <param name="now">When the last try failed.</param>
    public static DateTimeOffset? NextAfter(DateTimeOffset createdAt, int tries, DateTimeOffset now) =>
        now - createdAt >= Patience ? null : now + Pauses.After(tries);
}
