using System.Security.Cryptography;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives;
using MotoPortal.Tests.Audit.Entries;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Bench.Ledger;

/// <summary>The whole ledger held against its tree, beside the hashes alone that this needs.</summary>
internal static class VerifyBench
{
    private const int Entries = 100_000;
    private const int Customers = 500;

    // A leaf, the commitment of its payload, and one interior node for each entry on average (RFC 6962, section 2.1).
    private static readonly int[] Hashed = [220, 190, 65];

    /// <summary>Measures entries a second.</summary>
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var host = await SaveCardHost.StartAsync();
        await host.DraftAsync();
        await LedgerSeeds.AddAsync(
            host, Entries, [.. Enumerable.Range(0, Customers).Select(_ => PortalCustomerId.Create(DateTimeOffset.UnixEpoch))]);
        var (portal, floor) = await Rounds.AlternateAsync(
            async () => Entries / (await Rounds.MillisecondsAsync(async () =>
                (await host.Get<LedgerCheck>().CheckAllAsync(CancellationToken.None)).ShouldBe(0)) / 1000),
            () => Task.FromResult(Entries / HashSeconds()));
        return [new("entries verified a second, of 100,000", portal, "their SHA-256 alone", floor, "≥ 0.5")];
    }

    private static double HashSeconds()
    {
        var text = new byte[Hashed.Max()];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var began = Stopwatch.GetTimestamp();
        for (var entry = 0; entry < Entries; entry++)
        {
            foreach (var length in Hashed)
            {
                SHA256.HashData(text.AsSpan(0, length), hash);
            }
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
