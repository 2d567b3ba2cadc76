using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Seals;

/// <summary>
/// Changes each column of a consent, its evidence and its card in turn, in the real file and outside the portal, and requests a charge
/// after each. The columns are read from the file, so a new one is tested, too.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ForgedColumnsTests : IAsyncLifetime
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(ConsentKind.SingleCharge)]
    [InlineData(ConsentKind.Instalments)]
    [InlineData(ConsentKind.Recurring)]
    [InlineData(ConsentKind.Unscheduled)]
    [InlineData(ConsentKind.OnRequest)]
    public async Task Whichever_column_is_changed_nothing_is_charged(ConsentKind kind)
    {
        var consent = await _host.SavedAsync(ScopeOf(kind));
        var stranger = (await _host.SeeAsync(await _host.DraftAsync(name: "Ada Lovelace"))).Customer!.Id!.Value.Value;
        List<string> charged = [];
        List<string> unnamed = [];
        foreach (var (entity, key) in new[] { (typeof(Consent), "Id"), (typeof(ConsentEvidence), "ConsentId"), (
            typeof(SavedCard),
            "ConsentId") })
        {
            foreach (var property in await PropertiesAsync(entity))
            {
                var (table, column) = (property.DeclaringType.GetTableName()!, property.GetColumnName());
                await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles);
                var before = await raw.ValueAsync($"SELECT \"{column}\" FROM {table} WHERE \"{key}\" = $id", ("$id", consent.Id.Value));
                var forged = property.ClrType == typeof(PortalCustomerId) ? stranger : Other(property, before);
                (await raw.RunAsync(
                    $"UPDATE {table} SET \"{column}\" = $forged WHERE \"{key}\" = $id",
                    ("$forged", forged),
                    ("$id", consent.Id.Value))).ShouldBe(1, column);

                var outcome = await _host.Get<ChargeWorkflow>().RequestAsync(Asking(consent), CancellationToken.None);
                if (outcome is not (ChargeOutcome.Refused or ChargeOutcome.NotFound))
                {
                    charged.Add($"{table}.{column}");
                }

                // A consent or card with a changed key is not found.
                if (outcome is not ChargeOutcome.Refused { Breaches: [{ Clause: ChargeClause.SealBroken }, ..] }
                    && !(outcome is ChargeOutcome.NotFound && property.IsPrimaryKey()))
                {
                    unnamed.Add($"{table}.{column}: {outcome}");
                }

                await raw.RunAsync(
                    $"UPDATE {table} SET \"{column}\" = $before WHERE \"{key}\" = $id",
                    ("$before", before),
                    ("$id", property.IsPrimaryKey() ? forged : consent.Id.Value));
            }
        }

        charged.ShouldBeEmpty();
        unnamed.ShouldBeEmpty();
        (await _host.IntentsAsync()).ShouldBeEmpty();
        (await _host.Get<ChargeWorkflow>().RequestAsync(Asking(consent), CancellationToken.None)).ShouldBeOfType<ChargeOutcome.Started>();
    }

    private NewCharge Asking(ConsentView consent) => _host.Asking(
        consent,
        minorUnits: 4000,
        consent.Scope.Kind is ConsentKind.OnRequest ? ChargeInitiation.CustomerOnLine : ChargeInitiation.CustomerAbsent);

    private ConsentScope ScopeOf(ConsentKind kind)
    {
        var (today, forty) = (_host.Today(), new Money(4000, "eur"));
        return kind switch
        {
            ConsentKind.SingleCharge => ConsentScope.SingleCharge("Coffee", AmountRule.Fixed, forty, today, today.AddMonths(3)),
            ConsentKind.Instalments =>
                ConsentScope.Instalments("Coffee", InstalmentPlan.Propose(new Money(12000, "eur"), 3, today, ChargePeriod.Month)),
            ConsentKind.Recurring =>
                ConsentScope.Recurring("Coffee", AmountRule.Fixed, forty, ChargePeriod.Month, today, today.AddYears(1)),
            ConsentKind.Unscheduled => ConsentScope.Unscheduled(
                "Coffee",
                new Money(8000, "eur"),
                new PeriodCap(new Money(24000, "eur"), ChargePeriod.Month),
                "when stock is low",
                today.AddYears(1)),
            ConsentKind.OnRequest => ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, today.AddYears(1)),
        };
    }

    /// <summary>The mapped property of each column in the file; fails when a column has none.</summary>
    private async Task<List<IProperty>> PropertiesAsync(Type entity)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var type = db.Model.FindEntityType(entity)!;
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        var columns = await raw.ColumnAsync($"SELECT name FROM pragma_table_info('{type.GetTableName()}')");
        columns.ShouldNotBeEmpty();
        return columns.ConvertAll(column => type.GetProperties().Single(property => property.GetColumnName() == column));
    }

    /// <summary>Another value of the same type, as a person who knows the portal would write.</summary>
    private static object Other(IProperty property, object? before)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return (before, property.Name) switch
        {
            _ when type.IsEnum => Enum.GetNames(type).First(name => name != before as string),
            _ when type == typeof(DateOnly) =>
                before is string day ? DateOnly.Parse(day, Invariant).AddDays(1).ToString("O", Invariant) : "2026-12-01",
            (_, nameof(Consent.Instalments)) =>
                """[{"amountMinorUnits":4000,"dueOn":"2026-11-27"},{"amountMinorUnits":900000,"dueOn":"2027-11-27"}]""",
            (string json, nameof(ConsentEvidence.AnswersJson)) => json.Replace("true", "false", StringComparison.Ordinal),
            (_, nameof(SavedCard.CountedAsMoto) or nameof(Consent.AllowsRedisplay)) => before is 1L ? 0L : 1L,
            (_, nameof(Consent.GivenAt) or nameof(SavedCard.SealedAt)) => (long)before! - 86_400_000L,
            (long number, _) => number + 1,
            (null, _) when type == typeof(long) || type == typeof(int) => 999_999L,
            (string text, _) when text.Length > 0 => text[..^1] + (text[^1] is '0' ? '1' : '0'),
            _ when type == typeof(ConsentId) => "con_00000000000000000000000000000001",
            _ when type == typeof(SignedFormId) => SignedFormId.Create(DateTimeOffset.UnixEpoch).Value,
            _ when type == typeof(LocationId) => "tml_00000000000000",
            _ => "x",
        };
    }
}
