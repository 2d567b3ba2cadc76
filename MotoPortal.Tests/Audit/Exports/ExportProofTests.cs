using System.IO.Compression;
using System.Text;
using MotoPortal.Audit;
using MotoPortal.Audit.Dispute;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Audit.Exports;
using MotoPortal.Charges.Pages;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Tests.Consents.Copy;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Exports;

/// <summary>
/// The holder of an export or a dispute pack notices every change, without the portal. Each field and each byte is changed in turn; the
/// verb and the Python program in docs/verify say of each file the same.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class ExportProofTests(ExportProofTests.HandedOut files) : IClassFixture<ExportProofTests.HandedOut>
{
    [Fact]
    public void What_was_handed_out_holds_line_by_line_with_the_ledgers_key_and_not_with_another()
    {
        byte[][] all = [files.Ledger, files.Cards, files.Consents, files.Charges, files.Pack];

        foreach (var file in all)
        {
            Lines(file).Where(line => !line.Holds).ShouldBeEmpty();
            Lines(file, SigningKey.Create("motoportal/other").Public).ShouldContain(line => !line.Holds);
            Read(file, key: null).ShouldContain(line => !line.Holds);
        }

        Lines(files.Ledger).ShouldContain((true, "They are all entries up to that checkpoint."));
        Lines(files.Ledger).ShouldContain(line => line.Sentence.EndsWith("those of 3 had been erased.", StringComparison.Ordinal));
        Lines(files.Cards).ShouldNotContain((true, "They are all entries up to that checkpoint."));
    }

    [Fact]
    public void One_row_with_the_head_proves_that_its_entry_stands_in_the_ledger()
    {
        var lines = LinesOf(files.Cards);
        var alone = string.Concat(lines[0], lines[1]);
        var changed = string.Concat(lines[0], lines[1].Replace("card.sealed", "card.Sealed", StringComparison.Ordinal));

        Lines(Bytes(alone)).Where(line => !line.Holds).ShouldHaveSingleItem().Sentence.ShouldStartWith("It has no last line");
        Lines(Bytes(alone)).ShouldContain((true, "All 1 entries stand in the ledger at that checkpoint."));
        Lines(Bytes(changed)).Count(line => !line.Holds).ShouldBe(2);
    }

    [Fact]
    public void Whichever_field_of_an_export_is_changed_left_out_or_added_it_is_noticed()
    {
        foreach (var file in new[] { files.Cards, files.Consents })
        {
            var lines = LinesOf(file);
            var (unnoticed, changes) = (new List<string>(), 0);
            foreach (var (line, place) in lines.Select((line, place) => (line, place)))
            {
                foreach (var (path, changed) in ChangedJson.Of(line.TrimEnd('\n')))
                {
                    changes++;
                    if (Holds(Joined(lines, place, changed + "\n")))
                    {
                        unnoticed.Add($"line {place}: {path}");
                    }
                }
            }

            unnoticed.ShouldBeEmpty();
            changes.ShouldBeGreaterThan(100);
        }
    }

    [Fact]
    public void Whichever_byte_of_an_export_is_changed_it_is_noticed()
    {
        var unnoticed = Enumerable.Range(0, files.Cards.Length).AsParallel()
            .Where(place => Holds([.. files.Cards[..place], (byte)(files.Cards[place] ^ 1), .. files.Cards[(place + 1)..]]));

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_of_an_export_that_is_missing_twice_there_or_elsewhere_is_noticed()
    {
        foreach (var file in new[] { files.Ledger, files.Consents })
        {
            var lines = LinesOf(file);
            for (var place = 0; place < lines.Count; place++)
            {
                Holds(Joined(lines, place, "")).ShouldBeFalse($"without line {place}");
                Holds(Joined(lines, place, lines[place] + lines[place])).ShouldBeFalse($"line {place} twice");
            }

            Holds(Joined(lines, 1, lines[2] + lines[1])).ShouldBeFalse();
            Holds(Bytes(string.Concat(lines) + "{}\n")).ShouldBeFalse();
            Holds(file[..^1]).ShouldBeFalse();
            Holds(file[..(file.Length / 2)]).ShouldBeFalse();
        }

        // The proven last line of another export proves nothing of this one.
        Holds(Bytes(string.Concat(LinesOf(files.Ledger)[..^1]) + LinesOf(files.Cards)[^1])).ShouldBeFalse();
    }

    [Fact]
    public void Whatever_is_changed_in_a_dispute_pack_is_noticed()
    {
        var unnoticed = ChangedPacks().Where(changed => Holds(changed.File)).Select(changed => changed.What).ToList();

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public void The_python_program_says_the_same()
    {
        if (!VerifyProgram.Exists)
        {
            return;
        }

        foreach (var file in new[] { files.Ledger, files.Cards, files.Consents, files.Charges, files.Pack })
        {
            VerifyProgram.Run(file, files.Key).ShouldBe(0);
        }

        var lines = LinesOf(files.Cards);
        var fields = lines.SelectMany((line, place) => ChangedJson.Of(line.TrimEnd('\n'))
            .Select(changed => ($"line {place}: {changed.Path}", Joined(lines, place, changed.Changed + "\n")))).ToList();
        var packs = ChangedPacks().ToList();
        foreach (var (what, file) in fields.Where((_, place) => place % 12 == 0).Concat(packs.Where((_, place) => place % 4 == 0)))
        {
            VerifyProgram.Run(file, files.Key).ShouldBe(1, what);
        }

        VerifyProgram.Run(Joined(LinesOf(files.Ledger), 1, ""), files.Key).ShouldBe(1);
        VerifyProgram.Run(Joined(LinesOf(files.Consents), 1, ""), files.Key).ShouldBe(1);
    }

    private IEnumerable<(string What, byte[] File)> ChangedPacks()
    {
        var parts = Unpack(files.Pack);
        var others = Unpack(files.OtherPack);
        foreach (var name in parts.Keys.Order(StringComparer.Ordinal))
        {
            yield return ($"{name} changed", Pack(parts, (name, [.. parts[name][..^1], (byte)(parts[name][^1] ^ 1)])));
            yield return ($"{name} of another consent", Pack(parts, (name, others[name])));
            yield return ($"{name} missing", Pack(parts.Where(part => part.Key != name).ToDictionary(StringComparer.Ordinal)));
            yield return ($"{name} renamed", Pack(parts.ToDictionary(
                part => part.Key == name ? name + "x" : part.Key, part => part.Value, StringComparer.Ordinal)));
        }

        yield return ("added", Pack(parts, ("more.txt", [1])));

        // Changed by a person who also writes the list of digests anew.
        yield return ("copy.pdf changed with its digest", Listed(parts.ToDictionary(
            part => part.Key, part => part.Key is "copy.pdf" ? [.. part.Value, 0] : part.Value, StringComparer.Ordinal)));
        yield return ("timeline.csv missing with its digest", Listed(
            parts.Where(part => part.Key is not "timeline.csv").ToDictionary(StringComparer.Ordinal)));
        foreach (var (path, changed) in ChangedJson.Of(Encoding.UTF8.GetString(parts["proof.json"])))
        {
            yield return ($"proof.json: {path}", Pack(parts, ("proof.json", Bytes(changed))));
        }
    }

    private static byte[] Listed(Dictionary<string, byte[]> parts) => Pack(parts, ("SHA256SUMS.txt", Bytes(VerifiedPack.SumsOf(
        parts.Where(part => part.Key is not "SHA256SUMS.txt" and not "proof.json").Select(part => (part.Key, part.Value))))));

    private bool Holds(byte[] file) => Lines(file).All(line => line.Holds);

    private IReadOnlyList<(bool Holds, string Sentence)> Lines(byte[] file, VerifierKey? key = null) => Read(file, key ?? files.Key);

    private static IReadOnlyList<(bool Holds, string Sentence)> Read(byte[] file, VerifierKey? key)
    {
        try
        {
            return VerifiedDocument.Lines(new MemoryStream(file), key);
        }
        catch (Exception exception) when (exception is DecoderFallbackException or FormatException)
        {
            return [(false, exception.Message)];
        }
    }

    private static List<string> LinesOf(byte[] file) =>
        [.. Encoding.UTF8.GetString(file).Split('\n')[..^1].Select(line => line + "\n")];

    private static byte[] Joined(List<string> lines, int place, string changed) =>
        Bytes(string.Concat(lines.Select((line, at) => at == place ? changed : line)));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = new MemoryStream();
                using var packed = entry.Open();
                packed.CopyTo(content);
                return content.ToArray();
            },
            StringComparer.Ordinal);
    }

    private static byte[] Pack(Dictionary<string, byte[]> parts, (string Name, byte[] Content)? changed = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.Where(part => part.Key != changed?.Name).Select(part => (part.Key, part.Value))
                .Concat(changed is { } one ? [one] : []))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>What an auditor takes home of a ledger with two consents, one of which has lost its details.</summary>
    public sealed class HandedOut : IAsyncLifetime
    {
        /// <summary>The whole ledger.</summary>
        public byte[] Ledger { get; private set; } = [];

        /// <summary>The entries about sealed cards.</summary>
        public byte[] Cards { get; private set; } = [];

        /// <summary>The list of consents.</summary>
        public byte[] Consents { get; private set; } = [];

        /// <summary>The list of charges, which is empty.</summary>
        public byte[] Charges { get; private set; } = [];

        /// <summary>The dispute pack of one consent.</summary>
        public byte[] Pack { get; private set; } = [];

        /// <summary>The dispute pack of the other one.</summary>
        public byte[] OtherPack { get; private set; } = [];

        internal VerifierKey Key { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            await using var host = await SaveCardHost.StartAsync();
            var (mine, other) = (await CopyTests.SaveAsync(host), await CopyTests.SaveAsync(host));
            await host.Get<Atomic>().RunAsync(
                scope => LedgerErasure.EraseAsync(
                    scope,
                    scope.Db.Set<LedgerEntry>().Where(entry => entry.ConsentId == other.Id).OrderBy(entry => entry.Sequence).Take(3),
                    host.Clock.GetUtcNow(),
                    CancellationToken.None),
                CancellationToken.None);

            var auditor = host.As(ActingPeople.Audrey);
            var entries = auditor.Get<LedgerExportWorkflow>();
            var lists = auditor.Get<ListExportWorkflow>();
            Ledger = await WrittenAsync(
                file => entries.WriteAsync(new LedgerQuery(), ExportFormat.JsonLines, file, CancellationToken.None));
            Cards = await WrittenAsync(file => entries.WriteAsync(
                new LedgerQuery { Kind = "card.sealed" }, ExportFormat.JsonLines, file, CancellationToken.None));
            Consents = await WrittenAsync(
                file => lists.WriteConsentsAsync(new ConsentAddress(), ExportFormat.JsonLines, file, CancellationToken.None));
            Charges = await WrittenAsync(
                file => lists.WriteChargesAsync(new ChargeAddress(), ExportFormat.JsonLines, file, CancellationToken.None));
            Pack = await PackedAsync(mine);
            OtherPack = await PackedAsync(other);
            Key = host.Get<LedgerKeys>().Signing!.Public;

            async Task<byte[]> PackedAsync(ConsentView consent) =>
                (await auditor.Get<DisputePack>().MakeAsync(consent.Id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull().Content;
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;

        private static async Task<byte[]> WrittenAsync(Func<Stream, Task<MotoPortal.Accounts.Roles.Permitted<long>>> writeAsync)
        {
            using var file = new MemoryStream();
            (await writeAsync(file)).ShouldBeGiven();
            return file.ToArray();
        }
    }
}
