using System.Globalization;
using System.Security.Cryptography;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Support;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.X509;

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

    [Fact]
    public async Task The_time_stamp_beside_a_checkpoint_holds_with_the_certificate_of_its_authority_alone()
    {
        await using var authority = new TimeStampServer();
        await using var other = new TimeStampServer();
        var (file, key) = await StampedAsync(authority);
        var certificate = CertificateFile(authority.Certificate);
        var stamp = await File.ReadAllBytesAsync(file + ".tsr");
        var at = new TimeStampResponse(stamp).TimeStampToken.TimeStampInfo.GenTime;

        Verify(file, key, "--authority", certificate).ShouldBe((0, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            holds   It is a checkpoint of {_host.Get<LedgerKeys>().Signing!.Public.Name} with 3 entries.
            holds   Its signature is of the key {key}.
            holds   Its time stamp is over the bytes of this file.
            holds   It was stamped on {at:yyyy-MM-dd} at {at:HH:mm:ss} UTC by CN=Time-stamp authority of the tests.
            holds   That is the authority whose certificate was given, or one of the root that was.
            Everything holds.

            """)));
        ShouldBeBroken(Verify(file, key, "--authority", CertificateFile(other.Certificate)), "That is the authority");
        ShouldBeBroken(Verify(file, key), "No certificate of a time-stamp authority was given");
        Verify(file, key, "--authority", key).Code.ShouldBe(2);
        Verify(file, key, "--authority").Code.ShouldBe(2);

        // Another authority signs the same bytes with a certificate of the same name.
        await File.WriteAllBytesAsync(file + ".tsr", other.Stamp(await File.ReadAllBytesAsync(file)));
        ShouldBeBroken(Verify(file, key, "--authority", certificate), "That is the authority");

        // The right authority, and another file.
        await File.WriteAllBytesAsync(file + ".tsr", authority.Stamp([1, 2, 3]));
        ShouldBeBroken(Verify(file, key, "--authority", certificate), "Its time stamp is over the bytes of this file.");

        File.Delete(file + ".tsr");
        ShouldBeBroken(Verify(file, key, "--authority", certificate), "No time stamp lies beside it");
        Verify(file, key).Code.ShouldBe(0);
    }

    [Fact]
    public async Task An_authority_is_known_by_its_root_and_not_by_another_root()
    {
        using var root = new CertificateAuthority();
        using var other = new CertificateAuthority();
        await using var authority = new TimeStampServer(root);
        var (file, key) = await StampedAsync(authority);

        Verify(file, key, "--authority", PemFile(root.Root, other.Root)).Code.ShouldBe(0);
        ShouldBeBroken(Verify(file, key, "--authority", PemFile(other.Root)), "That is the authority");
    }

    [Fact]
    public async Task Whichever_byte_of_a_time_stamp_is_changed_it_says_no_other_time_and_no_other_signer()
    {
        await using var authority = new TimeStampServer();
        var (file, key) = await StampedAsync(authority);
        var certificate = CertificateFile(authority.Certificate);
        var stamp = await File.ReadAllBytesAsync(file + ".tsr");
        var right = Verify(file, key, "--authority", certificate);
        right.Code.ShouldBe(0);

        var held = 0;
        for (var place = 0; place < stamp.Length; place++)
        {
            var changed = (byte[])stamp.Clone();
            changed[place] ^= 1;
            await File.WriteAllBytesAsync(file + ".tsr", changed);
            var said = Verify(file, key, "--authority", certificate);
            held += said.Code == 0 ? 1 : 0;
            (said.Code == 1 || said == right).ShouldBeTrue($"place {place}");
        }

        // The status and what names algorithms twice stand outside of what is signed.
        held.ShouldBeLessThan(stamp.Length / 10);
    }

    private async Task<(string File, string Key)> StampedAsync(TimeStampServer authority)
    {
        await _host.AppendAsync(3);
        await _host.SignAsync();
        var file = CheckpointFiles.PathOf(_host.Second, 3);
        await File.WriteAllBytesAsync(file + ".tsr", authority.Stamp(await File.ReadAllBytesAsync(file)));
        return (file, _host.Get<LedgerKeys>().Signing!.Public.Text);
    }

    private static void ShouldBeBroken((int Code, string Output) said, string sentence)
    {
        said.Code.ShouldBe(1);
        said.Output.Split('\n').Where(line => line.StartsWith("BROKEN", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldStartWith("BROKEN  " + sentence);
    }

    private string PemFile(params byte[][] certificates)
    {
        var file = Path.Combine(_host.Folder, $"{Guid.CreateVersion7():N}.pem");
        File.WriteAllLines(file, certificates.Select(one => PemEncoding.WriteString("CERTIFICATE", one)));
        return file;
    }

    private string CertificateFile(X509Certificate certificate)
    {
        var file = Path.Combine(_host.Folder, $"{Guid.CreateVersion7():N}.der");
        File.WriteAllBytes(file, certificate.GetEncoded());
        return file;
    }

    private static (int Code, string Output) Verify(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = VerifyVerb.Run(["verify", .. words], output);
        return (code, output.ToString());
    }
}
