using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Notices.Records;

/// <summary>Something that one customer is to be told, until they were told.</summary>
internal sealed class CustomerNotice : IStoreRow
{
    private CustomerNotice()
    {
    }

    public NoticeId Id { get; private set; }

    public NoticeKind Kind { get; private set; }

    public NoticeState State { get; private set; }

    public PortalCustomerId CustomerId { get; private set; }

    /// <summary>The consent that covers the charge, or that was given to the older terms.</summary>
    public ConsentId ConsentId { get; private set; }

    /// <summary>The charge; null for another kind.</summary>
    public ChargeId? ChargeId { get; private set; }

    /// <summary>The version of the terms that is announced; null for another kind.</summary>
    public int? TermsVersion { get; private set; }

    /// <summary>The day from which the customer may be asked to agree to it; null for another kind.</summary>
    public DateOnly? AskFrom { get; private set; }

    /// <summary>The last day on which the customer is told in time; null for no limit.</summary>
    public DateOnly? TellBy { get; private set; }

    /// <summary>The store of the charge, or that in which the consent was given; null for none.</summary>
    public LocationId? StoreId { get; private set; }

    /// <summary>Since when the customer is to be told, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The last e-mail with it; null for none.</summary>
    public MailId? MailId { get; private set; }

    /// <summary>The day on which the customer was told; null before.</summary>
    public DateOnly? ToldOn { get; private set; }

    /// <summary>How the customer was told; null before.</summary>
    public NoticeMeans? ToldBy { get; private set; }

    /// <summary>The name of the person who told the customer; null before, and for an e-mail.</summary>
    [Personal]
    public string? ToldByName { get; private set; }

    /// <summary>When it was recorded, UTC; null before.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>The concurrency token; increased by each change.</summary>
    public int Version { get; private set; }

    /// <summary>The exact amount of a charge.</summary>
    /// <param name="charge">The charge, which succeeded under a consent.</param>
    /// <param name="consent">The consent.</param>
    /// <param name="receipt">The e-mail with its receipt; null for none.</param>
    /// <param name="now">The current time, UTC.</param>
    public static CustomerNotice OfCharge(Charge charge, ConsentId consent, MailId? receipt, DateTimeOffset now) => new()
    {
        Id = NoticeId.Create(now),
        Kind = NoticeKind.ChargedAmount,
        State = receipt is null ? NoticeState.ToTell : NoticeState.OnItsWay,
        CustomerId = charge.CustomerId,
        ConsentId = consent,
        ChargeId = charge.Id,
        StoreId = charge.StoreId,
        MailId = receipt,
        CreatedAt = now,
    };

    /// <summary>A change of the terms.</summary>
    /// <param name="asked">The announcement.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="consent">The customer's consent to older terms.</param>
    /// <param name="store">The store in which it was given; null for none.</param>
    /// <param name="mail">The e-mail; null for a customer without an address.</param>
    /// <param name="now">The current time, UTC.</param>
    public static CustomerNotice OfTerms(
        Announcement asked, PortalCustomerId customer, ConsentId consent, LocationId? store, MailId? mail, DateTimeOffset now) => new()
        {
            Id = NoticeId.Create(now),
            Kind = NoticeKind.TermsChange,
            State = mail is null ? NoticeState.ToTell : NoticeState.OnItsWay,
            CustomerId = customer,
            ConsentId = consent,
            TermsVersion = asked.Version,
            AskFrom = asked.AskFrom,
            TellBy = asked.TellBy,
            StoreId = store,
            MailId = mail,
            CreatedAt = now,
        };

    /// <summary>Records that the customer was told.</summary>
    public void Tell(NoticeMeans means, DateOnly day, Actor actor, DateTimeOffset now)
    {
        (State, ToldBy, ToldOn, RecordedAt) = (NoticeState.Told, means, day, now);
        ToldByName = means is NoticeMeans.Email ? null : actor.Name;
        Version++;
    }

    /// <summary>Records that the e-mail did not reach the customer, so that a person has to tell them.</summary>
    public void RequirePerson()
    {
        (State, ToldBy, ToldOn, ToldByName, RecordedAt) = (NoticeState.ToTell, null, null, null, null);
        Version++;
    }

    internal sealed class Table : IEntityTypeConfiguration<CustomerNotice>
    {
        public void Configure(EntityTypeBuilder<CustomerNotice> builder)
        {
            builder.ToTable("customer_notices");
            builder.HasKey(notice => notice.Id);
            builder.HasIndex(notice => notice.ChargeId).IsUnique();
            builder.HasIndex(notice => new { notice.CustomerId, notice.TermsVersion }).IsUnique();
            builder.HasIndex(notice => notice.MailId);
            builder.HasIndex(notice => new { notice.State, notice.CreatedAt });
            builder.HasIndex(notice => new { notice.StoreId, notice.State });
            builder.Property(notice => notice.Kind).HasConversion<string>().HasMaxLength(16);
            builder.Property(notice => notice.State).HasConversion<string>().HasMaxLength(16);
            builder.Property(notice => notice.ToldBy).HasConversion<string>().HasMaxLength(16);
            builder.Property(notice => notice.ToldByName).HasMaxLength(120);
            builder.Property(notice => notice.Version).IsConcurrencyToken();
        }
    }
}
