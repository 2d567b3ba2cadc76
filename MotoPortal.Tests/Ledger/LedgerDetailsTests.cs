using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Mono.Cecil;
using Mono.Cecil.Cil;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Ledger;

/// <summary>
/// The payloads of ledger entries. Goal: payloads to which the ledger has committed keep their bytes when the code changes. Method: lines
/// that earlier versions wrote are stored beside this test, at least one for each kind of entry; each is read into its record and written
/// again.
/// </summary>
public sealed partial class LedgerDetailsTests
{
    private static readonly JsonSerializerOptions Reading =
        new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static TheoryData<string, string> StoredLines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Repository.PathOf("MotoPortal.Tests", "Ledger", "StoredDetails.txt")))
            {
                var parts = line.Split('\t');
                lines.Add(parts[0], parts[1]);
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(StoredLines))]
    public void A_record_writes_the_very_bytes_that_stand_in_the_ledger(string kind, string stored)
    {
        using var line = JsonDocument.Parse(stored);
        var (actor, details) = (line.RootElement.GetProperty("actor").GetString()!, line.RootElement.GetProperty("details"));

        var written = RecordsOf(kind).Select(record => Rewrite(record, actor, details)).ToList();

        written.ShouldContain(stored, StringComparer.Ordinal);
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public void Every_kind_that_is_written_has_a_record()
    {
        var written = KindsInCode();

        written.Count.ShouldBeGreaterThan(60);
        written.Except(Records().SelectMany(record => KindsOf(record)), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_record_has_a_kind_and_every_kind_a_stored_line()
    {
        Records().Where(record => KindsOf(record).IsEmpty).ShouldBeEmpty();
        var stored = StoredLines.Select(line => (string)line[0]).ToHashSet(StringComparer.Ordinal);

        Records().SelectMany(record => KindsOf(record)).Except(stored, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Only_a_card_that_is_gone_has_two_shapes()
    {
        var shared = Records().SelectMany(record => KindsOf(record).Select(kind => (kind, record)))
            .GroupBy(each => each.kind, StringComparer.Ordinal)
            .Where(records => records.Count() > 1)
            .Select(records => records.Key);

        // A removal by the portal has a reason and a number of tries; a card that was found gone has neither.
        shared.ShouldBe(["card.removed"]);
    }

    [Fact]
    public void Details_are_sealed_records_in_the_room_that_writes_them()
    {
        foreach (var record in Records())
        {
            record.IsSealed.ShouldBeTrue(record.FullName);
            record.GetMethod("<Clone>$").ShouldNotBeNull(record.FullName);
        }
    }

    [Fact]
    public void An_entry_with_the_details_of_another_kind_is_refused()
    {
        var writer = new LedgerWriter(new FakeTimeProvider());

        Should.Throw<ArgumentException>(() => writer.Append(null!, "terms.published", Actor.Portal, default, new GuardsMissing([])))
            .Message.ShouldContain("terms.published");
    }

    private static ImmutableArray<Type> Records() =>
    [
        .. typeof(ILedgerDetails).Assembly.GetTypes()
            .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(ILedgerDetails)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private static ImmutableArray<string> KindsOf(Type record) =>
        (ImmutableArray<string>)record.GetProperty("Kinds", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    private static IEnumerable<Type> RecordsOf(string kind) =>
        Records().Where(record => KindsOf(record).Contains(kind, StringComparer.Ordinal));

    private static string Rewrite(Type record, string actor, JsonElement details)
    {
        try
        {
            return CanonicalJson.Write(new { actor, details = details.Deserialize(record, Reading) });
        }
        catch (JsonException exception)
        {
            return $"{record.Name}: {exception.Message}";
        }
    }

    /// <summary>The kinds in methods that pass a kind on, or return one for a state.</summary>
    private static HashSet<string> KindsInCode()
    {
        using var module = ModuleDefinition.ReadModule(typeof(ILedgerDetails).Assembly.Location);
        return module.GetTypes().SelectMany(type => type.Methods)
            .Where(method => method.HasBody && (method.Name is "KindOf" || method.Body.Instructions.Any(TakesKind)))
            .SelectMany(method => method.Body.Instructions)
            .Where(instruction => instruction.OpCode == OpCodes.Ldstr)
            .Select(instruction => (string)instruction.Operand)
            .Where(text => Kind().IsMatch(text))
            .ToHashSet(StringComparer.Ordinal);
    }

    private static bool TakesKind(Instruction instruction) =>
        instruction.Operand is MethodReference called
        && called.DeclaringType.FullName.StartsWith("MotoPortal.", StringComparison.Ordinal)
        && called.Resolve() is { } method
        && method.Parameters.Any(parameter => parameter is { Name: "kind", ParameterType.FullName: "System.String" });

    [GeneratedRegex(
        @"^(card|charge|consent|copy|customer|evidence|guards|mail|payment|person|reader|retention|schedule|setup|terms)\.[a-z_]+$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kind();
}
