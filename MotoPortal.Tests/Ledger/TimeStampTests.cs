using System.Security.Cryptography;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Tests.Support;
using Org.BouncyCastle.Tsp;

namespace MotoPortal.Tests.Ledger;

/// <summary>A time-stamp authority signs when a checkpoint existed.</summary>
public sealed class TimeStampTests
{
    [Fact]
    public async Task The_newest_checkpoint_is_stamped_once_in_both_folders_and_a_wrong_answer_is_none()
    {
        await using var authority = new TimeStampServer();
        await using var host = await LedgerHost.StartAsync(
            settings: new Dictionary<string, string?>(StringComparer.Ordinal) { ["Ledger:TimeStampAuthority"] = authority.Address });
        var worker = host.Get<TimeStampWorker>();
        await host.AppendAsync(3);
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);
        await host.SignAsync();

        // An answer of another question, a broken one, and none that is right.
        byte[]? earlier = null;
        authority.Instead = answer => earlier = [.. answer[..^1], (byte)(answer[^1] ^ 1)];
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);
        authority.Instead = _ => earlier!;
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);
        host.Get<TimeStampAuthority>().HasFailed.ShouldBeTrue();
        host.Get<CheckpointFiles>().IsStamped(3).ShouldBeFalse();

        authority.Instead = null;
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(1);
        (await worker.WorkAsync(CancellationToken.None)).ShouldBe(0);

        host.Get<TimeStampAuthority>().HasFailed.ShouldBeFalse();
        authority.Asked.ShouldBe(3);
        foreach (var folder in new[] { host.Get<CheckpointFiles>().First, host.Second })
        {
            var checkpoint = CheckpointFiles.PathOf(folder, 3);
            var token = new TimeStampResponse(await File.ReadAllBytesAsync(checkpoint + ".tsr")).TimeStampToken;
            token.Validate(authority.Certificate);
            token.TimeStampInfo.GetMessageImprintDigest().ShouldBe(SHA256.HashData(await File.ReadAllBytesAsync(checkpoint)));
        }

        (await host.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_authority_nothing_is_asked()
    {
        await using var host = await LedgerHost.StartAsync();
        await host.AppendAsync(1);
        await host.SignAsync();

        (await host.Get<TimeStampWorker>().WorkAsync(CancellationToken.None)).ShouldBe(0);

        host.Get<CheckpointFiles>().IsStamped(1).ShouldBeFalse();
    }
}
