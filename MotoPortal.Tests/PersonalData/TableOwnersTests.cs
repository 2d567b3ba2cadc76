using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Architecture;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.PersonalData;

/// <summary>Each room owns the personal data of its tables.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class TableOwnersTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    // These tables hold data about the portal and not about people.
    private static readonly string[] OfNobody =
    [
        "data_protection_keys", "guarded_tables", "ledger_check_runs", "ledger_checkpoints", "ledger_findings", "ledger_nodes",
        "missing_objects", "number_floors", "pending_comparisons", "portal_keys", "refused_posts", "restored_copies", "retention_runs",
        "roles", "roles_claims", "stores",
        "terms_draft_parts", "terms_parts", "used_challenges", "work_holds",
    ];

    [Fact]
    public async Task A_table_with_a_personal_column_has_exactly_one_owner()
    {
        var owned = Owners().SelectMany(owner => owner.Tables.Keys).ToList();

        foreach (var entity in await EntitiesAsync())
        {
            owned.Count(type => type == entity.ClrType).ShouldBe(OfNobody.Contains(entity.GetTableName()) ? 0 : 1, entity.GetTableName());
        }
    }

    [Fact]
    public async Task The_owner_is_in_the_room_of_its_table()
    {
        var entities = await EntitiesAsync();

        // The ledger's owner is in the room above it, because the interface uses the ledger's types; Identity's tables belong to Accounts.
        string[] elsewhere = ["Ledger", "Data", "Identity"];
        var foreign = Owners().SelectMany(owner => owner.Tables.Keys, (owner, table) => (Owner: owner.GetType(), Table: table))
            .Where(pair => entities.Any(entity => entity.ClrType == pair.Table))
            .Where(pair => RoomOf(pair.Owner) != RoomOf(pair.Table) && !elsewhere.Contains(RoomOf(pair.Table), StringComparer.Ordinal));

        foreign.ShouldBeEmpty();
    }

    [Fact]
    public async Task Privacy_knows_no_table_but_the_days_of_its_clock()
    {
        var tables = (await EntitiesAsync()).Select(entity => entity.ClrType.FullName).ToHashSet(StringComparer.Ordinal);

        var known = CompiledArrows.Of(typeof(Program).Assembly.Location, "MotoPortal")
            .Where(arrow => arrow.Room is "Privacy" && tables.Contains(arrow.Used))
            .Select(arrow => arrow.Used)
            .Distinct(StringComparer.Ordinal);

        known.ShouldBe(["MotoPortal.Privacy.RetentionRun"]);
    }

    private List<IPersonalData> Owners() => [.. practice.Portal.Services.GetServices<IPersonalData>()];

    private async Task<List<IEntityType>> EntitiesAsync()
    {
        await using var db = await practice.Portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return [.. db.Model.GetEntityTypes().Where(entity => !entity.IsOwned())];
    }

    private static string RoomOf(Type type) =>
        type.Namespace!.Split('.') is ["MotoPortal", var room, ..] ? room : type.Namespace.Split('.')[2];
}
