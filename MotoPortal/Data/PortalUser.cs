using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>
/// A member of staff who can sign in. Defined here and not in Accounts, because the context derives from Identity's context over it.
/// </summary>
internal sealed class PortalUser : IdentityUser
{
    /// <summary>The name shown to colleagues.</summary>
    [ProtectedPersonalData]
    [Personal]
    public string DisplayName { get; set; } = "";

    /// <summary>The person's language as a two-letter code; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>The store that the person chose last on the reader step; null before. It gives no right.</summary>
    public LocationId? LocationId { get; set; }

    /// <summary>Whether the person works in all stores, also in those that are added later.</summary>
    public bool WorksInAllStores { get; set; }

    /// <summary>Whether the person is disabled: they cannot sign in, and their open pages end within seconds.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether the person was seeded for practice mode; such people cannot exist with a live key.</summary>
    public bool IsPractice { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PortalUser>
    {
        public void Configure(EntityTypeBuilder<PortalUser> builder)
        {
            builder.ToTable("people");
            builder.Property(user => user.DisplayName).HasMaxLength(120);
            builder.Property(user => user.Language).HasMaxLength(8);
        }
    }
}
