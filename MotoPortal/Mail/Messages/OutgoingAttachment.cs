using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Messages;

/// <summary>An attachment of a mail. It has its own table, so that lists of mails do not read the files.</summary>
internal sealed class OutgoingAttachment
{
    private OutgoingAttachment()
    {
    }

    public MailId MailId { get; private set; }

    /// <summary>The position among the mail's attachments, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The file's name.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>Its media type.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The size in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>The file.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Creates an attachment.</summary>
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
