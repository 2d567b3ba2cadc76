using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Accounts.Records;

/// <summary>
/// A filter of a list that one person keeps for later. It holds no words that they typed: these may name a customer, whom an erasure
/// would not find here.
/// </summary>
internal sealed class SavedFilter
{
    /// <summary>The longest address, in characters; longer than all filters together.</summary>
    public const int AddressLength = 400;

    private SavedFilter()
    {
    }

    public long Id { get; private set; }

    /// <summary>The id of the person who keeps it.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>The address of the list with the filters.</summary>
    public string Address { get; private set; } = "";

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Creates the row of a filter.</summary>
    public static SavedFilter Keep(string person, string address, DateTimeOffset now) =>
        new() { PersonId = person, Address = address, KeptAt = now };

    internal sealed class Table : IEntityTypeConfiguration<SavedFilter>
    {
        public void Configure(EntityTypeBuilder<SavedFilter> builder)
        {
            // The name is from when only the ledger had filters to keep.
            builder.ToTable("saved_ledger_filters");
            builder.HasKey(filter => filter.Id);
            builder.Property(filter => filter.PersonId).HasMaxLength(64);
            builder.Property(filter => filter.Address).HasMaxLength(AddressLength);
            builder.HasIndex(filter => new { filter.PersonId, filter.Address }).IsUnique();
        }
    }
}
