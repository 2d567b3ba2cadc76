using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;

namespace MotoPortal.Tests.Ledger;

/// <summary>The verb that verifies a file without the portal.</summary>
public sealed class VerifyVerbTests : IAsyncLifetime
{
    private LedgerHost _host = null!;

    public async Task InitializeAsync() => _host = await LedgerHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_checkpoint_holds_with_its_key_and_not_without_or_with_another()
    {
        await _host.AppendAsync(3);
        await _host.SignAsync();
        var file = CheckpointFiles.PathOf(_host.Second, 3);
        var key = Path.Combine(_host.Folder, "keys", "ledger-key.pub.txt");

        Verify(file, key).ShouldBe((0, $"""
            holds   It is a checkpoint of {_host.Get<LedgerKeys>().Signing!.Public.Name} with 3 entries.
            holds   Its signature is of the key {(await File.ReadAllTextAsync(key)).Trim()}.
            Everything holds.

            """));
        Verify(file).Code.ShouldBe(1);
        Verify(file, SigningKey.Create("motoportal/other").Public.Text).Code.ShouldBe(1);
        Verify(key, key).Code.ShouldBe(1);
        Verify(file, "nonsense").Code.ShouldBe(2);
        Verify(Path.Combine(_host.Folder, "none")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Whichever_byte_of_a_checkpoint_is_changed_it_does_not_hold()
    {
        await _host.AppendAsync(3);
        await _host.SignAsync();
        var note = await File.ReadAllTextAsync(CheckpointFiles.PathOf(_host.Second, 3));
        var key = _host.Get<LedgerKeys>().Signing!.Public;

        for (var place = 0; place < note.Length; place++)
        {
            var changed = $"{note[..place]}{(char)(note[place] ^ 1)}{note[(place + 1)..]}";
            VerifiedDocument.Lines(changed, key).All(line => line.Holds).ShouldBeFalse($"place {place}");
        }
    }

    private static (int Code, string Output) Verify(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = VerifyVerb.Run(["verify", .. words], output);
        return (code, output.ToString());
    }
}
