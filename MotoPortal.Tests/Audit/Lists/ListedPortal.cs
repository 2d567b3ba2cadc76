using System.Globalization;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Audit.Lists;

/// <summary>A portal with many consents and charges.</summary>
public sealed class ListedPortal : IAsyncLifetime
{
    private const int Usual = 600;

    internal SaveCardHost Host { get; private set; } = null!;

    /// <summary>The number of consents, and that of charges.</summary>
    public int Rows { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("MOTOPORTAL_LIST_ROWS"), CultureInfo.InvariantCulture, out var rows) ? rows : Usual;

    /// <summary>A number of rows with which leafing through all of them does not take too long.</summary>
    public int PageSize => Rows > Usual ? 200 : 37;

    /// <summary>How often each page is timed.</summary>
    public int Runs => Rows > Usual ? 5 : 1;

    public async Task InitializeAsync()
    {
        Host = await SaveCardHost.StartAsync();
        await ListSeeds.WriteAsync(Host.DatabaseFiles, Rows);
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
