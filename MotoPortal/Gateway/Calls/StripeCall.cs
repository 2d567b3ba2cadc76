using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Gateway.Calls;

/// <summary>One call that creates or acts, written down before it goes out.</summary>
internal sealed class StripeCall
{
    private StripeCall()
    {
    }

    /// <summary>The idempotency key: <c>setup:step:attempt</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What is called.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The id of the row on whose behalf it is called.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Which try of this kind for this subject, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>SHA-256 over the canonical parameters, so that a key is only used again for the very same request.</summary>
    public string ParametersHash { get; private set; } = "";

    /// <summary>How often it was sent with this key.</summary>
    public int Tries { get; private set; }

    /// <summary>What is known of the answer.</summary>
    public CallStatus Status { get; private set; }

    /// <summary>When it was decided, UTC. Stripe forgets keys after 24 hours: from then on it is read, never sent again.</summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>When its answer was written down, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>A call that is about to go out.</summary>
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

    /// <summary>Sends it once more with its own key.</summary>
    public void TryAgain() => Tries++;

    /// <summary>Notes what came back.</summary>
    public void Note(CallStatus status, DateTimeOffset now)
    {
        Status = status;
        AnsweredAt = status is CallStatus.Answered ? now : null;
    }

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
        }
    }
}
