using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>
/// A signed form that came by post. The row never changes: another upload is another row. It is erased with the person, or when its setup
/// led to no consent. The content is in <see cref="SignedFormContent"/>, so that lists do not read it.
/// </summary>
internal sealed class SignedForm
{
    private SignedForm()
    {
    }

    public SignedFormId Id { get; private set; }

    /// <summary>The setup for which it was uploaded.</summary>
    public CardSetupId SetupId { get; private set; }

    /// <summary>The sanitized file name.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>The kind, by its content.</summary>
    public FormKind Kind { get; private set; }

    /// <summary>The size of the stored file, in bytes.</summary>
    public int Bytes { get; private set; }

    /// <summary>The number of pages; a picture has one.</summary>
    public int Pages { get; private set; }

    /// <summary>SHA-256 of the stored file before encryption, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The id of the person who uploaded it.</summary>
    public string UploadedById { get; private set; } = "";

    /// <summary>When it was stored, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Creates the row of a form.</summary>
    public static SignedForm Keep(SignedFormView form, string uploadedById) => new()
    {
        Id = form.Id,
        SetupId = form.SetupId,
        Name = form.Name,
        Kind = form.Kind,
        Bytes = form.Bytes,
        Pages = form.Pages,
        Sha256 = form.Sha256,
        UploadedById = uploadedById,
        At = form.At,
    };

    /// <summary>Converts the form for pages.</summary>
    public SignedFormView ToView() => new(Id, SetupId, Name, Kind, Bytes, Pages, Sha256, At);

    internal sealed class Table : IEntityTypeConfiguration<SignedForm>
    {
        public void Configure(EntityTypeBuilder<SignedForm> builder)
        {
            builder.ToTable("signed_forms");
            builder.HasKey(form => form.Id);
            builder.HasIndex(form => form.SetupId);
            builder.HasIndex(form => form.At);
            builder.Property(form => form.Name).HasMaxLength(FormLimits.NameLength);
            builder.Property(form => form.Kind).HasConversion<string>().HasMaxLength(8);
            builder.Property(form => form.Sha256).HasMaxLength(64);
            builder.Property(form => form.UploadedById).HasMaxLength(64);
            builder.IsWrittenOnce();
        }
    }
}
