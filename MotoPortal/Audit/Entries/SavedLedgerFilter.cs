using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Audit.Entries;

/// <summary>
/// A filter of the ledger that one person keeps for later. It holds no words that they typed: these may name a customer, whom an erasure
/// would not find here.
/// </summary>
internal sealed class SavedLedgerFilter
{
    /// <summary>The longest address, in characters; longer than all filters together.</summary>
    public const int AddressLength = 400;

    private SavedLedgerFilter()
    {
    }

    public long Id { get; private set; }

    /// <summary>The id of the person who keeps it.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>The address of the ledger with the filters.</summary>
    public string Address { get; private set; } = "";

    /// <summary>When it was kept, UTC.</summary>
    public DateTimeOffset KeptAt { get; private set; }

    /// <summary>Creates the row of a filter.</summary>
    public static SavedLedgerFilter Keep(string person, string address, DateTimeOffset now) =>
        new() { PersonId = person, Address = address, KeptAt = now };

    internal sealed class Table : IEntityTypeConfiguration<SavedLedgerFilter>
    {
        public void Configure(EntityTypeBuilder<SavedLedgerFilter> builder)
        {
            builder.ToTable("saved_ledger_filters");
            builder.HasKey(filter => filter.Id);
            builder.Property(filter => filter.PersonId).HasMaxLength(64);
            builder.Property(filter => filter.Address).HasMaxLength(AddressLength);
            builder.HasIndex(filter => new { filter.PersonId, filter.Address }).IsUnique();
        }
    }
}
