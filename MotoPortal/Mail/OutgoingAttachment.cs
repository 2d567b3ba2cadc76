using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>A file that goes with a mail. In a table of its own, so that lists of mails never read files.</summary>
internal sealed class OutgoingAttachment
{
    private OutgoingAttachment()
    {
    }

    /// <summary>The mail.</summary>
    public MailId MailId { get; private set; }

    /// <summary>Its place among the mail's files, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The file's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its media type.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>How large it is, in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>A file that goes with a mail.</summary>
    public static OutgoingAttachment Create(MailId mail, int position, MailAttachment attachment) => new()
    {
        MailId = mail,
        Position = position,
        Name = attachment.Name,
        ContentType = attachment.ContentType,
        Size = attachment.Bytes.Length,
        Bytes = attachment.Bytes,
    };

    internal sealed class Table : IEntityTypeConfiguration<OutgoingAttachment>
    {
        public void Configure(EntityTypeBuilder<OutgoingAttachment> builder)
        {
            builder.ToTable("outgoing_attachments");
            builder.HasKey(attachment => new { attachment.MailId, attachment.Position });
            builder.Property(attachment => attachment.Name).HasMaxLength(200);
            builder.Property(attachment => attachment.ContentType).HasMaxLength(100);
        }
    }
}
