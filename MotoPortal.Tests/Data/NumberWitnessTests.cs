using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Data.Numbers;
using MotoPortal.Primitives;
using MotoPortal.TakeOver;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>
/// Goal: after a restore no number is given a second time, and the log says that the database is older. Method: a real portal is stopped,
/// its database copied, a consent given, and the copy put back.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class NumberWitnessTests
{
    [Fact]
    public async Task Numbers_go_on_above_those_that_were_given_after_the_copy()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        var (database, copy) = (Path.Combine(folder.FullName, "portal.db"), Path.Combine(folder.FullName, "copy"));
        var first = await RecordsPortal.MakeAsync(folder.FullName);
        await StopAsync(first);
        File.Copy(database, copy);

        var second = await RecordsPortal.OpenAsync(folder.FullName, TimeProvider.System);
        var given = await NumberAsync(second, (await second.SaveCardOfAsync("Grace Hopper")).Consent);
        await second.Services.GetRequiredService<NumberWitness>().WorkAsync(CancellationToken.None);
        await StopAsync(second);
        File.Copy(copy, database, overwrite: true);

        var restored = await RecordsPortal.OpenAsync(folder.FullName, TimeProvider.System);
        (await restored.As(StaffRoles.Admin).Get<TakeOverWorkflow>().TakeOverAsync(CancellationToken.None))
            .ShouldBe(new TakeOverOutcome.Done());
        var next = await NumberAsync(restored, (await restored.SaveCardOfAsync("Ada Byron")).Consent);

        next.ShouldBe(given + 1);
        restored.Portal.Log.Lines.ShouldContain(line => line.Event.Id == 1205);
        second.Portal.Log.Lines.ShouldNotContain(line => line.Event.Id == 1205);
        await StopAsync(restored);
        folder.Delete(recursive: true);
    }

    private static async Task StopAsync(RecordsPortal portal)
    {
        await portal.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static async Task<int> NumberAsync(RecordsPortal portal, ConsentId consent)
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<Consent>().Where(row => row.Id == consent).Select(row => row.Number).SingleAsync();
    }
}
