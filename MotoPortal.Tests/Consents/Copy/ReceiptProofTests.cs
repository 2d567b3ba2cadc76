using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checkpoints;
using MotoPortal.Ledger.Checks;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>
/// The holder of a receipt notices every change. Each field and each byte is changed in turn; the verb and the Python program in
/// docs/verify say of each file the same.
/// </summary>
[Trait(Categories.Name, Categories.Process)]
public sealed class ReceiptProofTests(ReceiptProofTests.Issued issued) : IClassFixture<ReceiptProofTests.Issued>
{
    [Fact]
    public void A_receipt_holds_line_by_line_with_the_ledgers_key_and_not_with_another()
    {
        VerifiedDocument.Lines(issued.Receipt, issued.Key).Where(line => !line.Holds).ShouldBeEmpty();
        VerifiedDocument.Lines(issued.Receipt, SigningKey.Create("motoportal/other").Public).ShouldContain(line => !line.Holds);
        VerifiedDocument.Lines(issued.Receipt, key: null).ShouldContain(line => !line.Holds);
    }

    [Fact]
    public void Whichever_field_is_changed_left_out_or_added_it_is_noticed()
    {
        var (unnoticed, changes) = (new List<string>(), 0);
        foreach (var (path, changed) in ChangedJson.Of(issued.Receipt))
        {
            changes++;
            if (Holds(changed))
            {
                unnoticed.Add(path);
            }
        }

        unnoticed.ShouldBeEmpty();
        changes.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Whichever_byte_is_changed_it_is_noticed()
    {
        var unnoticed = Enumerable.Range(0, issued.Receipt.Length).AsParallel()
            .Where(place => Holds($"{issued.Receipt[..place]}{(char)(issued.Receipt[place] ^ 1)}{issued.Receipt[(place + 1)..]}"));

        unnoticed.ShouldBeEmpty();
    }

    [Fact]
    public void The_proofs_of_another_consent_prove_nothing_of_this_one()
    {
        var (mine, other) = (JsonNode.Parse(issued.Receipt)!.AsObject(), JsonNode.Parse(issued.Other)!.AsObject());
        foreach (var member in new[] { "record", "card", "issued" })
        {
            var mixed = mine.DeepClone().AsObject();
            mixed["ledger"]![member] = other["ledger"]![member]!.DeepClone();
            Holds(CanonicalJson.Write(mixed)).ShouldBeFalse(member);
        }
    }

    [Fact]
    public void The_python_program_says_the_same()
    {
        if (!VerifyProgram.Exists)
        {
            return;
        }

        Python(issued.Receipt).ShouldBe(0);
        Python(issued.Other).ShouldBe(0);
        Python(issued.Note).ShouldBe(0);
        Python(issued.Note.Replace("\n2", "\n3", StringComparison.Ordinal) + " ").ShouldBe(1);
        foreach (var (path, changed) in ChangedJson.Of(issued.Receipt).Where((_, place) => place % 12 == 0))
        {
            Python(changed).ShouldBe(1, path);
        }
    }

    [Fact]
    public async Task A_receipt_holds_after_the_person_was_erased_from_the_portal()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await CopyTests.SaveAsync(host);
        await host.Get<WithdrawalWorkflow>().WithdrawAsync(consent.Id, WithdrawalChannel.Telephone, reason: null, CancellationToken.None);
        var before = await Issued.WriteAsync(host, consent.Id);
        await host.Get<Atomic>().RunAsync(
            scope => LedgerErasure.EraseAsync(
                scope,
                scope.Db.Set<LedgerEntry>().Where(entry => entry.CustomerId == consent.CustomerId),
                host.Clock.GetUtcNow(),
                CancellationToken.None),
            CancellationToken.None);

        var after = await Issued.WriteAsync(host, consent.Id);
        var key = host.Get<LedgerKeys>().Signing!.Public;

        VerifiedDocument.Lines(before, key).Where(line => !line.Holds).ShouldBeEmpty();
        VerifiedDocument.Lines(after, key).Where(line => !line.Holds).ShouldBeEmpty();
        JsonSerializer.Deserialize<JsonElement>(after).GetProperty("proof").GetProperty("record").ValueKind.ShouldBe(JsonValueKind.Null);
        (await host.Get<LedgerCheck>().CheckAllAsync(CancellationToken.None)).ShouldBe(0);
    }

    private bool Holds(string receipt) => VerifiedDocument.Lines(receipt, issued.Key).All(line => line.Holds);

    private int Python(string text) => VerifyProgram.Run(Encoding.UTF8.GetBytes(text), issued.Key);

    /// <summary>Two receipts of one ledger, with its newest checkpoint and key.</summary>
    public sealed class Issued : IAsyncLifetime
    {
        /// <summary>The receipt whose bytes are changed.</summary>
        public string Receipt { get; private set; } = "";

        /// <summary>The receipt of another consent.</summary>
        public string Other { get; private set; } = "";

        /// <summary>The newest checkpoint.</summary>
        public string Note { get; private set; } = "";

        internal VerifierKey Key { get; private set; } = null!;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            await using var host = await SaveCardHost.StartAsync();
            var (mine, other) = (await CopyTests.SaveAsync(host), await CopyTests.SaveAsync(host));
            (Other, Receipt) = (await WriteAsync(host, other.Id), await WriteAsync(host, mine.Id));
            Note = (await host.Get<CheckpointMaker>().SignAsync(CancellationToken.None)).ShouldNotBeNull();
            Key = host.Get<LedgerKeys>().Signing!.Public;
        }

        /// <inheritdoc/>
        public Task DisposeAsync() => Task.CompletedTask;

        internal static async Task<string> WriteAsync(SaveCardHost host, ConsentId consent) => await host.Get<ReceiptWriter>().WriteAsync(
            (await host.Get<CopySource>().FindAsync(consent, CancellationToken.None)).ShouldNotBeNull(),
            SaveCardHost.Camille,
            CancellationToken.None);
    }
}
