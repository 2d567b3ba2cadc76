using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Gateway.Calls;

/// <summary>A call that creates or changes something at Stripe, recorded before it is sent.</summary>
internal sealed class StripeCall
{
    private StripeCall()
    {
    }

    /// <summary>The idempotency key: <c>setup:step:attempt</c>.</summary>
    public string Key { get; private set; } = "";

    public string Kind { get; private set; } = "";

    /// <summary>The id of the row for which the call is made.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The number of the try of this kind for this subject, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>SHA-256 of the canonical parameters, so that a key is reused only for an identical request.</summary>
    public string ParametersHash { get; private set; } = "";

    /// <summary>How often it was sent with this key.</summary>
    public int Tries { get; private set; }

    /// <summary>The state of the answer.</summary>
    public CallStatus Status { get; private set; }

    /// <summary>
    /// When it was recorded, UTC. Stripe drops keys after 24 hours: from then on the result is read and the call is not sent again.
    /// </summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>When its answer was recorded, UTC; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>
    /// When Stripe is looked at next for what the call may have made although its answer is not known, UTC; null when there is nothing to
    /// look for.
    /// </summary>
    public DateTimeOffset? NextLookAt { get; private set; }

    /// <summary>Creates the record of a call before it is sent.</summary>
    public static StripeCall Prepare(string kind, string subject, int attempt, string parametersHash, DateTimeOffset now) => new()
    {
        Key = $"{subject}:{kind}:{attempt}",
        Kind = kind,
        Subject = subject,
        Attempt = attempt,
        ParametersHash = parametersHash,
        Status = CallStatus.Prepared,
        Tries = 1,
        PreparedAt = now,
    };

    /// <summary>Counts another try with the same key, which is on its way from now on.</summary>
    public void TryAgain() => (Tries, Status) = (Tries + 1, CallStatus.Prepared);

    /// <summary>Records the answer.</summary>
    public void Note(CallStatus status, DateTimeOffset now)
    {
        Status = status;
        AnsweredAt = status is CallStatus.Answered ? now : null;
        NextLookAt = status is CallStatus.Answered ? null : NextLookAt;
    }

    /// <summary>Schedules the next look; null for none.</summary>
    public void LookAt(DateTimeOffset? at) => NextLookAt = at;

    internal sealed class Table : IEntityTypeConfiguration<StripeCall>
    {
        public void Configure(EntityTypeBuilder<StripeCall> builder)
        {
            builder.ToTable("stripe_calls");
            builder.HasKey(call => call.Key);
            builder.Property(call => call.Key).HasMaxLength(255);
            builder.Property(call => call.Kind).HasMaxLength(40);
            builder.Property(call => call.Subject).HasMaxLength(64);
            builder.Property(call => call.ParametersHash).HasMaxLength(64);
            builder.Property(call => call.Status).HasConversion<string>().HasMaxLength(16);
            builder.HasIndex(call => new { call.Subject, call.Kind });
            builder.HasIndex(call => call.NextLookAt);
        }
    }
}
