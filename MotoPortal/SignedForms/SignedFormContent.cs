using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Data.Guards;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>The content of a signed form, encrypted with the key ring.</summary>
internal sealed class SignedFormContent
{
    private SignedFormContent()
    {
    }

    public SignedFormId Id { get; private set; }

    public byte[] Encrypted { get; private set; } = [];

    /// <summary>Creates the content row of a form.</summary>
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
