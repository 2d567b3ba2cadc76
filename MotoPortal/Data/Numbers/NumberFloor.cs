using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MotoPortal.Data.Numbers;

/// <summary>
/// The highest number that was given before the database was restored from an older copy, as far as is known from outside: the next one is
/// above it.
/// </summary>
internal sealed class NumberFloor
{
    /// <summary>The name of the numbers of charges.</summary>
    public const string Charges = "charges";

    /// <summary>The name of the numbers of consents.</summary>
    public const string Consents = "consents";

    /// <summary>The name of the numbers of printed forms.</summary>
    public const string PostalForms = "postal-forms";

    private NumberFloor()
    {
    }

    /// <summary>What is numbered.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The highest number; none up to it is given again.</summary>
    public long Value { get; private set; }

    /// <summary>The first number that may be given.</summary>
    /// <param name="scope">The transaction that gives it.</param>
    /// <param name="name">What is numbered.</param>
    /// <param name="last">The highest number in the rows; null for none.</param>
    /// <param name="first">The first number of all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<int> NextAsync(AtomicScope scope, string name, int? last, int first, CancellationToken cancellationToken)
    {
        var floor = await scope.Db.Set<NumberFloor>().Where(row => row.Name == name).Select(row => (long?)row.Value)
            .SingleOrDefaultAsync(cancellationToken);
        return (int)Math.Max(first, Math.Max(last ?? 0, floor ?? 0) + 1);
    }

    /// <summary>Raises the floor; a lower value changes nothing.</summary>
    public static async Task RaiseAsync(AtomicScope scope, string name, long value, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<NumberFloor>().SingleOrDefaultAsync(row => row.Name == name, cancellationToken) is not { } floor)
        {
            scope.Db.Add(floor = new NumberFloor { Name = name });
        }

        floor.Value = Math.Max(floor.Value, value);
    }

    internal sealed class Table : IEntityTypeConfiguration<NumberFloor>
    {
        public void Configure(EntityTypeBuilder<NumberFloor> builder)
        {
            builder.ToTable("number_floors");
            builder.HasKey(row => row.Name);
            builder.Property(row => row.Name).HasMaxLength(32);
        }
    }
}
