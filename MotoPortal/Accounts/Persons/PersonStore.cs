using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Accounts.Persons;

/// <summary>A store in which a person works, unless they work in all, see <see cref="PortalUser.WorksInAllStores"/>.</summary>
internal sealed class PersonStore
{
    private PersonStore()
    {
    }

    public string PersonId { get; private set; } = "";

    /// <summary>The store, a Terminal location at Stripe.</summary>
    public LocationId StoreId { get; private set; }

    /// <summary>The stores in which a person acts now. An administrator acts in all.</summary>
    public static async Task<StoreScope> ScopeOfAsync(
        PortalDb db, string personId, bool worksInAllStores, IEnumerable<string> roles, CancellationToken cancellationToken) =>
        worksInAllStores || roles.Contains(StaffRoles.Admin, StringComparer.Ordinal)
            ? StoreScope.All
            : await ListAsync(db, personId, cancellationToken);

    /// <summary>The stores in a person's rows, whatever their roles.</summary>
    public static async Task<StoreScope> ListAsync(PortalDb db, string personId, CancellationToken cancellationToken) =>
        StoreScope.Of(await db.Set<PersonStore>().Where(row => row.PersonId == personId)
            .Select(row => row.StoreId).ToListAsync(cancellationToken));

    /// <summary>Replaces the stores of a person in a transaction.</summary>
    public static async Task ReplaceAsync(AtomicScope scope, PortalUser person, StoreScope stores, CancellationToken cancellationToken)
    {
        person.WorksInAllStores = stores.IsAll;
        await scope.Db.Set<PersonStore>().Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(cancellationToken);
        Add(scope, person, stores);
    }

    /// <summary>Adds the stores of a new person.</summary>
    public static void Add(AtomicScope scope, PortalUser person, StoreScope stores) =>
        scope.Db.AddRange(stores.Stores.Select(store => new PersonStore { PersonId = person.Id, StoreId = store }));

    internal sealed class Table : IEntityTypeConfiguration<PersonStore>
    {
        public void Configure(EntityTypeBuilder<PersonStore> builder)
        {
            builder.ToTable("people_stores");
            builder.HasKey(row => new { row.PersonId, row.StoreId });
            builder.HasOne<PortalUser>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
