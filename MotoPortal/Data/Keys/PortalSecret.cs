using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Keys;

/// <summary>A key of the portal that all its nodes share, encrypted by the key ring.</summary>
internal sealed class PortalSecret
{
    private PortalSecret()
    {
    }

    /// <summary>What the key is for.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The key as the key ring encrypted it.</summary>
    public byte[] Protected { get; private set; } = [];

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Creates the row of a new key.</summary>
    public static PortalSecret Create(string name, byte[] encrypted, DateTimeOffset at) =>
        new() { Name = name, Protected = encrypted, CreatedAt = at };

    /// <summary>Replaces a key that cannot be opened any more.</summary>
    public void Renew(byte[] encrypted, DateTimeOffset at) => (Protected, CreatedAt) = (encrypted, at);

    internal sealed class Table : IEntityTypeConfiguration<PortalSecret>
    {
        public void Configure(EntityTypeBuilder<PortalSecret> builder)
        {
            builder.ToTable("portal_keys");
            builder.HasKey(key => key.Name);
            builder.Property(key => key.Name).HasMaxLength(64);
        }
    }
}
