using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Running;
using MotoPortal.TakeOver;
using MotoPortal.Tests.Support;
using PaymentIntentListOptions = Stripe.PaymentIntentListOptions;
using PaymentMethodListOptions = Stripe.PaymentMethodListOptions;

namespace MotoPortal.Tests.TakeOver;

/// <summary>
/// Goal: a database that is put back from a copy charges nothing a second time, says what it lacks, and goes on when an administrator has
/// taken it over. Method: a real portal with its real workers is stopped, its database file copied, a due day charged, and the copy put
/// back.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class RestoreTests : IDisposable
{
    private static readonly Money Eighty = new(8000, "eur");

    private static readonly Dictionary<string, string?> AtAnyHour = new(StringComparer.Ordinal) { ["Charges:ScheduleHour"] = "0" };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();

    private string Database => Path.Combine(_folder.FullName, "portal.db");

    private string Copy => Path.Combine(_folder.FullName, "copy");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_due_day_that_was_charged_after_the_copy_is_not_charged_again_and_the_schedule_goes_on(bool hasCheckpoints)
    {
        var (lise, before, grace) = await ChargeAndRestoreAsync();
        if (!hasCheckpoints)
        {
            // Stripe alone says that the copy is older.
            Directory.Delete(Path.Combine(_folder.FullName, "checkpoints"), recursive: true);
        }

        var clock = new SettableClock(_start.AddMonths(1).AddHours(1));
        var restored = await RecordsPortal.OpenAsync(_folder.FullName, clock, AtAnyHour);
        var stop = restored.Services.GetRequiredService<ChargingStop>();

        // Nothing is charged: not by the schedule, and not by a person.
        (await stop.FindAsync(CancellationToken.None)).ShouldBe(StopReason.Restored);
        await restored.Services.GetRequiredService<ScheduleRunner>().WorkAsync(CancellationToken.None);
        (await restored.As(StaffRoles.Clerk).Get<ChargeWorkflow>().RequestAsync(Asking(lise), CancellationToken.None))
            .ShouldBe(new ChargeOutcome.StandsStill(StopReason.Restored));
        (await PaidAsync(restored)).ShouldBe(before.Intents);
        restored.Portal.Log.Lines.ShouldContain(line => line.Event.Id == 8501);

        // An administrator sees what is missing, and takes it over.
        var workflow = restored.As(StaffRoles.Admin).Get<TakeOverWorkflow>();
        var shown = (await workflow.ReadAsync(CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();
        shown.Missing.Select(missing => (missing.Kind, missing.Amount?.AmountMinorUnits, missing.State)).ShouldBe(
            [
                (MissingKind.Payment, 8000, MissingState.Missing),
                (MissingKind.Customer, null, MissingState.Missing),
                (MissingKind.SavedCard, null, MissingState.Missing),
                (MissingKind.Payment, 8000, MissingState.Missing),
            ],
            ignoreOrder: true);
        (await workflow.TakeOverAsync(CancellationToken.None)).ShouldBe(new TakeOverOutcome.Done());

        // The due day counts, under the number that the customer knows.
        var charges = await ChargesAsync(restored, lise);
        charges.Select(charge => (charge.Id, charge.Number, charge.DueOn, charge.State, charge.Origin)).ShouldBe(
            before.Charges.Select(charge => (charge.Id, charge.Number, charge.DueOn, ChargeState.Succeeded, ChargeOrigin.Schedule)));
        await GraceIsAsTakenOverAsync(restored, grace);

        // Charging goes on with the next due day.
        (await stop.FindAsync(CancellationToken.None)).ShouldBeNull();
        await restored.Services.GetRequiredService<ScheduleRunner>().WorkAsync(CancellationToken.None);
        (await PaidAsync(restored)).ShouldBe(before.Intents);
        clock.Set(TimeSpan.FromDays(31));
        await restored.Services.GetRequiredService<ScheduleRunner>().WorkAsync(CancellationToken.None);
        await WaitUntil.TrueAsync(async () => (await ChargesAsync(restored, lise)).Count == 3);
        (await ChargesAsync(restored, lise)).Select(charge => charge.DueOn).Distinct().Count().ShouldBe(3);
        await StopAsync(restored);

        // What was taken over is not missed again.
        var again = await RecordsPortal.OpenAsync(_folder.FullName, new SettableClock(clock.GetUtcNow().AddMinutes(1)), AtAnyHour);
        (await again.Services.GetRequiredService<ChargingStop>().FindAsync(CancellationToken.None)).ShouldBeNull();
        await StopAsync(again);
    }

    private async Task<(ConsentId Lise, Before Before, PortalCustomerId Grace)> ChargeAndRestoreAsync()
    {
        var first = await RecordsPortal.MakeOnAsync(new PortalFactory(AtAnyHour, _folder.FullName));
        var (_, lise) = await first.SaveCardOfAsync("Lise Meitner", AmountRule.Fixed);
        await WaitUntil.TrueAsync(async () => (await ChargesAsync(first, lise)) is [{ State: ChargeState.Succeeded }]);

        // The schedule has taken the result in; after an outage it would let a day pass before the next charge.
        await WaitUntil.TrueAsync(async () => await IsTakenInAsync(first, lise));
        await StopAsync(first);
        File.Copy(Database, Copy);

        var second = await RecordsPortal.OpenAsync(_folder.FullName, new SettableClock(_start.AddMonths(1)), AtAnyHour);
        await WaitUntil.TrueAsync(async () => (await ChargesAsync(second, lise)) is [_, { State: ChargeState.Succeeded }]);
        var (grace, hers) = await second.SaveCardOfAsync("Grace Hopper", AmountRule.Fixed);
        await WaitUntil.TrueAsync(async () => (await ChargesAsync(second, hers)) is [{ State: ChargeState.Succeeded }]);
        var before = new Before(await ChargesAsync(second, lise), await PaidAsync(second));
        await StopAsync(second);
        File.Copy(Copy, Database, overwrite: true);
        return (lise, before, grace);
    }

    // Her consent cannot be proved any more: her card is gone, and what she paid is shown.
    private static async Task GraceIsAsTakenOverAsync(RecordsPortal portal, PortalCustomerId grace)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var known = await db.Set<KnownCustomer>().SingleAsync(customer => customer.Id == grace);
        known.Name.ShouldBe("Grace Hopper");
        (await portal.Stripe.V1.PaymentMethods.ListAsync(
            new PaymentMethodListOptions { Customer = known.StripeId.Value, Type = "card" })).Data.ShouldBeEmpty();
        var paid = await db.Set<Charge>().SingleAsync(charge => charge.CustomerId == grace);
        (paid.ConsentId, paid.State, paid.Amount).ShouldBe((null, ChargeState.Succeeded, Eighty));
    }

    private static async Task<IReadOnlyList<Charge>> ChargesAsync(RecordsPortal portal, ConsentId consent)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<Charge>().AsNoTracking().Where(charge => charge.ConsentId == consent).OrderBy(charge => charge.Number)
            .ToListAsync();
    }

    private static async Task<bool> IsTakenInAsync(RecordsPortal portal, ConsentId consent)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<ChargeSchedule>().AnyAsync(schedule => schedule.ConsentId == consent && schedule.ChargeId == null);
    }

    private static async Task<int> PaidAsync(RecordsPortal portal) =>
        (await portal.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 100 })).Count();

    private NewCharge Asking(ConsentId consent) => new(
        consent, Eighty, ChargeInitiation.CustomerOnLine, ChargeOrigin.Clerk, IsForPurpose: true, DueOn: null, "A-1", "Ordered",
        Store: null, ChargeId.Create(_start), Confirmed: Eighty);

    private static async Task StopAsync(RecordsPortal portal)
    {
        await portal.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private sealed record Before(IReadOnlyList<Charge> Charges, int Intents);
}
