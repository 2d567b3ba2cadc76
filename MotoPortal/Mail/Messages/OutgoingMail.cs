using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Messages;

/// <summary>An e-mail, from its creation to the mail server's answer, stored exactly as it was sent.</summary>
internal sealed class OutgoingMail
{
    /// <summary>The maximum length of a subject, in characters.</summary>
    public const int SubjectLength = 300;

    /// <summary>The maximum length of an address, in characters: https://www.rfc-editor.org/errata/eid1690.</summary>
    public const int AddressLength = 254;

    private OutgoingMail()
    {
    }

    /// <summary>The mail's id, from which its Message-Id is derived, so that a mail sent twice is recognized.</summary>
    public MailId Id { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    public MailKind Kind { get; private set; }

    /// <summary>The consent that it is about; null for none.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>The charge that it is about; null for none.</summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>The customer; null for none.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>The address.</summary>
    [Personal]
    public string To { get; private set; } = "";

    /// <summary>The language of its text, a two-letter code.</summary>
    public string Language { get; private set; } = "";

    [Personal]
    public string Subject { get; private set; } = "";

    /// <summary>The plain text.</summary>
    [Personal]
    public string Text { get; private set; } = "";

    /// <summary>
    /// The content as it is sent, encrypted, when it holds a secret that <see cref="Text"/> and the attachments leave out; null once it was
    /// sent or given up. In practice mode nothing is sent, and the outbox is where the mail is read.
    /// </summary>
    public byte[]? ProtectedContent { get; private set; }

    public ICollection<OutgoingAttachment> Attachments { get; } = [];

    public MailState State { get; private set; }

    /// <summary>The number of tries.</summary>
    public int Tries { get; private set; }

    /// <summary>The problem of the last try; null for none.</summary>
    public MailProblem? Problem { get; private set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next, UTC; null once it is sent or given up. A worker claims the mail by moving this time.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When the mail server accepted it, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Whether it is in the practice outbox and did not leave the portal.</summary>
    public bool KeptInPractice { get; private set; }

    /// <summary>Creates a mail that is due at once.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mail">What it is.</param>
    /// <param name="protectedContent">The content as it is sent, encrypted; null when it holds no secret.</param>
    /// <param name="now">The current time, UTC.</param>
    public static OutgoingMail Create(MailId id, NewMail mail, byte[]? protectedContent, DateTimeOffset now)
    {
        var created = new OutgoingMail
        {
            Id = id,
            Kind = mail.Kind,
            ConsentId = mail.Consent,
            ChargeId = mail.Charge,
            CustomerId = mail.Customer,
            To = mail.To,
            Language = mail.Language,
            Subject = mail.Subject,
            Text = mail.Text,
            ProtectedContent = protectedContent,
            State = MailState.Waiting,
            CreatedAt = now,
            NextTryAt = now,
        };
        foreach (var (position, attachment) in mail.Attachments.Index())
        {
            created.Attachments.Add(OutgoingAttachment.Create(id, position, attachment));
        }

        return created;
    }

    /// <summary>Claims the mail for one try; false when it is not due, because another worker has it or it is done.</summary>
    public bool TryClaim(DateTimeOffset now)
    {
        if (State is not MailState.Waiting || NextTryAt is not { } due || due > now)
        {
            return false;
        }

        Tries++;
        NextTryAt = now + MailSchedule.Claim;
        Version++;
        return true;
    }

    /// <summary>Records that it was sent.</summary>
    public void Sent(DateTimeOffset now, bool keptInPractice)
    {
        (State, SentAt, NextTryAt, Problem, KeptInPractice) = (MailState.Sent, now, null, null, keptInPractice);
        ProtectedContent = keptInPractice ? ProtectedContent : null;
        Version++;
    }

    /// <summary>Records the problem and the time of the next try; null for none.</summary>
    public void Failed(MailProblem problem, DateTimeOffset? nextTryAt)
    {
        (State, NextTryAt, Problem) = (nextTryAt is null ? MailState.GaveUp : MailState.Waiting, nextTryAt, problem);
        ProtectedContent = State is MailState.GaveUp ? null : ProtectedContent;
        Version++;
    }

    internal sealed class Table : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.ToTable("outgoing_mails");
            builder.HasKey(mail => mail.Id);
            builder.Property(mail => mail.Version).IsConcurrencyToken();
            builder.Property(mail => mail.Kind).HasConversion<string>().HasMaxLength(32);
            builder.Property(mail => mail.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(mail => mail.Problem).HasConversion<string>().HasMaxLength(32);
            builder.Property(mail => mail.To).HasMaxLength(AddressLength);
            builder.Property(mail => mail.Language).HasMaxLength(8);
            builder.Property(mail => mail.Subject).HasMaxLength(SubjectLength);
            builder.HasIndex(mail => mail.NextTryAt);
            builder.HasIndex(mail => new { mail.State, mail.CreatedAt });
            builder.HasIndex(mail => mail.ConsentId);
            builder.HasIndex(mail => mail.CustomerId);
            builder.HasIndex(mail => mail.ChargeId);
            builder.HasMany(mail => mail.Attachments).WithOne().HasForeignKey(attachment => attachment.MailId);
        }
    }
}
