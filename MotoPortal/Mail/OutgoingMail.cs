using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>One e-mail, from the decision to send it to the mail server's word, kept word for word as it was sent.</summary>
internal sealed class OutgoingMail
{
    /// <summary>The longest subject, in characters.</summary>
    public const int SubjectLength = 300;

    /// <summary>The longest address, in characters: https://www.rfc-editor.org/errata/eid1690.</summary>
    public const int AddressLength = 254;

    private OutgoingMail()
    {
    }

    /// <summary>Its id, from which its Message-Id is made: a mail sent twice can be recognised.</summary>
    public MailId Id { get; private set; }

    /// <summary>Grows with each change; two workers cannot both have claimed the same version.</summary>
    public int Version { get; private set; }

    /// <summary>What it is about.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>The consent that it speaks of, if any.</summary>
    public ConsentId? ConsentId { get; private set; }

    /// <summary>The charge that it speaks of, if any.</summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>Whom it is for, if that is a customer.</summary>
    public PortalCustomerId? CustomerId { get; private set; }

    /// <summary>The address.</summary>
    public string To { get; private set; } = "";

    /// <summary>The language of its words, two letters.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The subject.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What goes with it.</summary>
    public ICollection<OutgoingAttachment> Attachments { get; } = [];

    /// <summary>What has become of it.</summary>
    public MailState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; private set; }

    /// <summary>What went wrong the last time; null when nothing did.</summary>
    public MailProblem? Problem { get; private set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next, UTC; null once it is sent or given up. Moving it is what claims the mail.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When the mail server took it, UTC; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Whether it ended in the practice outbox instead of leaving the portal.</summary>
    public bool KeptInPractice { get; private set; }

    /// <summary>A mail that waits to be sent at once.</summary>
    public static OutgoingMail Create(MailId id, NewMail mail, DateTimeOffset now)
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

    /// <summary>Takes the mail for one try; false when it is not due, because another worker has it or it is done.</summary>
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

    /// <summary>Notes that it went out.</summary>
    public void Sent(DateTimeOffset now, bool keptInPractice)
    {
        (State, SentAt, NextTryAt, Problem, KeptInPractice) = (MailState.Sent, now, null, null, keptInPractice);
        Version++;
    }

    /// <summary>Notes what went wrong, and when it is tried again; null for never.</summary>
    public void Failed(MailProblem problem, DateTimeOffset? nextTryAt)
    {
        (State, NextTryAt, Problem) = (nextTryAt is null ? MailState.GaveUp : MailState.Waiting, nextTryAt, problem);
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
