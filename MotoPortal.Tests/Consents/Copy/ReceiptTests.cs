using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Copy;

/// <summary>The receipt matches <c>docs/consent-receipt.md</c>, and its holder can check it.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed partial class ReceiptTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "consent-receipt.md"));

    [Fact]
    public async Task Each_field_that_is_written_is_documented_and_each_that_is_documented_is_written()
    {
        await using var host = await SaveCardHost.StartAsync();
        var withdrawn = await CopyTests.SaveAsync(host);
        await host.Get<WithdrawalWorkflow>().WithdrawAsync(withdrawn.Id, WithdrawalChannel.Telephone, reason: null, CancellationToken.None);
        var instalments = await PayingInInstalmentsAsync(host);

        var written = (await FieldsAsync(host, withdrawn.Id)).Union(await FieldsAsync(host, instalments), StringComparer.Ordinal);

        var documented = Row().Matches(Document).Select(row => row.Groups["field"].Value);
        written.Order(StringComparer.Ordinal).ShouldBe(documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_holder_of_a_receipt_can_check_its_record_against_the_digest_on_the_copy()
    {
        await using var host = await SaveCardHost.StartAsync();
        var consent = await CopyTests.SaveAsync(host);

        var receipt = JsonSerializer.Deserialize<JsonElement>(await ReceiptAsync(host, consent.Id));

        CommitmentOf(receipt).ShouldBe(consent.Digest);
        receipt.GetProperty("proof").GetProperty("commitment").GetString().ShouldBe(consent.Digest);
        receipt.GetProperty("events")
            .EnumerateArray().Select(happened => happened.GetProperty("state").GetString()).ShouldBe(["given", "bound"]);
    }

    [Fact]
    public void The_example_in_the_document_is_canonical_and_can_be_checked_as_it_says()
    {
        var example = Example().Match(Document).Groups["json"].Value;

        var receipt = JsonSerializer.Deserialize<JsonElement>(example);

        CanonicalJson.Write(receipt).ShouldBe(example);
        CommitmentOf(receipt).ShouldBe(receipt.GetProperty("proof").GetProperty("commitment").GetString());
        VerifiedDocument.Lines(example, VerifierKey.TryParse(Key().Match(Document).Groups["key"].Value))
            .Where(line => !line.Holds).ShouldBeEmpty();
        Fields(receipt, "").Except(Row().Matches(Document).Select(row => row.Groups["field"].Value), StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    private static string CommitmentOf(JsonElement receipt)
    {
        var proof = receipt.GetProperty("proof");
        return Convert.ToHexStringLower(SHA256.HashData([
            .. Convert.FromHexString(proof.GetProperty("salt").GetString()!),
            .. Encoding.UTF8.GetBytes(proof.GetProperty("record").GetString()!)
        ]));
    }

    internal static async Task<ConsentId> PayingInInstalmentsAsync(SaveCardHost host)
    {
        var setup = await host.DraftAsync(name: "Ada Lovelace");
        var form = new ConsentForm
        {
            Language = "en",
            Kind = ConsentKind.Instalments,
            Purpose = "a bicycle",
            Amount = "600",
            Count = 3,
            Interval = ChargePeriod.Month,
            FirstDay = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(7),
            AcceptsCharges = true,
        };
        form.ProposeInstalments();
        var draft = await Drafts.OfCallAsync(host.Get<ConsentScripts>(), form, host.Clock.GetUtcNow());
        draft.BeginFor((await host.SeeAsync(setup)).Customer!.Id!.Value, OrderChannel.Telephone);
        (await host.ConsentStep.RecordConsentAsync(setup, draft, CancellationToken.None))
            .ShouldBe(new StepOutcome.Kept());
        await host.ReaderStep.NoteRecordingStoppedAsync(setup, CancellationToken.None);
        return (await CopyTests.FinishAsync(host, setup)).Id;
    }

    private static async Task<string> ReceiptAsync(SaveCardHost host, ConsentId consent) =>
        await ReceiptProofTests.Issued.WriteAsync(host, consent);

    private static async Task<IEnumerable<string>> FieldsAsync(SaveCardHost host, ConsentId consent) =>
        Fields(JsonSerializer.Deserialize<JsonElement>(await ReceiptAsync(host, consent)), "").Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Fields(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
        {
            var name = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            return Fields(member.Value, name).Prepend(name);
        }),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Fields(item, path + "[]")),
        _ => [],
    };

    [GeneratedRegex(@"^\| `(?<field>[^`]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"```json\n(?<json>\{.*\})\n```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"Its key is `(?<key>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
