using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>
/// A signed form that came by post, as it was uploaded. Its row is never changed: another upload is another row. It goes when the person
/// is erased or the setup came to nothing. The content lies apart, in <see cref="SignedFormContent"/>, so that lists stay small.
/// </summary>
internal sealed class SignedForm
{
    private SignedForm()
    {
    }

    public SignedFormId Id { get; private set; }

    /// <summary>The setup it was uploaded for.</summary>
    public CardSetupId SetupId { get; private set; }

    /// <summary>Its name, fit to be shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is, as its content told.</summary>
    public FormKind Kind { get; private set; }

    /// <summary>How many bytes were kept.</summary>
    public int Bytes { get; private set; }

    /// <summary>How many pages it has; a picture has one.</summary>
    public int Pages { get; private set; }

    /// <summary>SHA-256 of the kept bytes before they were encrypted, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who uploaded it.</summary>
    public string UploadedById { get; private set; } = "";

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The row of a form that is about to be kept.</summary>
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

    /// <summary>The form as pages show it.</summary>
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

/// <summary>The content of a signed form, encrypted with the key ring.</summary>
internal sealed class SignedFormContent
{
    private SignedFormContent()
    {
    }

    /// <summary>The form's id.</summary>
    public SignedFormId Id { get; private set; }

    /// <summary>The encrypted bytes.</summary>
    public byte[] Encrypted { get; private set; } = [];

    /// <summary>The content of a form that is about to be kept.</summary>
    public static SignedFormContent Of(SignedFormId id, byte[] encrypted) => new() { Id = id, Encrypted = encrypted };

    internal sealed class Table : IEntityTypeConfiguration<SignedFormContent>
    {
        public void Configure(EntityTypeBuilder<SignedFormContent> builder)
        {
            builder.ToTable("signed_form_contents");
            builder.HasKey(content => content.Id);
            builder.HasOne<SignedForm>().WithOne().HasForeignKey<SignedFormContent>(content => content.Id).OnDelete(DeleteBehavior.Cascade);
            builder.IsWrittenOnce();
        }
    }
}
