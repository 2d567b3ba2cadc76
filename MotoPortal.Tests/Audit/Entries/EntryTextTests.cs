using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MotoPortal.Audit.Entries;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>The words of entries. Goal: a kind or a property without words is noticed. Method: the stored lines have one of each.</summary>
public sealed partial class EntryTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_kind_has_its_words_and_its_area(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        EntryKindRules.All.Length.ShouldBeGreaterThan(100);
        EntryKindRules.All.Where(kind => string.Equals(EntryText.Of(kind), kind, StringComparison.Ordinal)).ShouldBeEmpty();
        EntryKindRules.All.Where(kind => EntryText.AreaOf(kind) is null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_property_of_a_payload_has_its_words()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var properties = File.ReadLines(Repository.PathOf("MotoPortal.Tests", "Ledger", "StoredDetails.txt"))
            .SelectMany(line => PropertiesOf(JsonDocument.Parse(line.Split('\t')[1]).RootElement.GetProperty("details")))
            .Where(name => !name.EndsWith("urrency", StringComparison.Ordinal) && name is not ("before" or "after"))
            .Distinct(StringComparer.Ordinal);

        properties.Where(name => EntryFieldTexts.ResourceManager.GetString($"Field_{name}", CultureInfo.CurrentUICulture) is null)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("charge.denied", EntryOutcome.Refused)]
    [InlineData("charge.declined", EntryOutcome.Failed)]
    [InlineData("consent.refused", EntryOutcome.Refused)]
    [InlineData("guards.missing", EntryOutcome.Failed)]
    [InlineData("consent.given", EntryOutcome.Done)]
    internal void An_outcome_is_told_by_the_kind(string kind, EntryOutcome outcome) => EntryKindRules.OutcomeOf(kind).ShouldBe(outcome);

    [Fact]
    public void A_change_is_shown_before_and_after()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        const string Json = """
            {"actor":"Alex P.","details":{"after":{"language":"fr","limitCurrency":"eur","limitPerChargeMinorUnits":10000},
            "before":{"language":null,"limitCurrency":null,"limitPerChargeMinorUnits":null},"name":"Store Lyon","store":"tml_1"}}
            """;

        EntryDetails.ChangesOf("store.changed", Json, moment => $"{moment:O}").ShouldBe(
            [new EntryChangeRow("Language", null, "fr"), new EntryChangeRow("Limit per charge", null, "€100.00")]);
        EntryDetails.FactsOf("store.changed", Json, moment => $"{moment:O}")
            .ShouldBe([new EntryFactRow("Name", "Store Lyon"), new EntryFactRow("Store", "tml_1")]);
    }

    [Fact]
    public void Amounts_days_moments_and_answers_are_written_for_people()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        const string Json = """
            {"actor":"x","details":{"amountMinorUnits":4050,"currency":"eur","dueOn":"2026-12-17","sealedAt":"2026-11-27T14:00:03.000Z",
            "hasCard":true,"reason":null,"roles":["Admin","Clerk"]}}
            """;

        EntryDetails.FactsOf("x", Json, moment => moment.ToString("HH:mm", CultureInfo.InvariantCulture)).ShouldBe(
        [
            new EntryFactRow("Amount", "€40.50"),
            new EntryFactRow("Due", "17 Dec 2026"),
            new EntryFactRow("Saved", "14:00"),
            new EntryFactRow("Has a card", "yes"),
            new EntryFactRow("Reason", null),
            new EntryFactRow("Roles", "Administrator, Clerk"),
        ]);
    }

    [Theory]
    [InlineData("""{"actor":"x","details":{"detail":"ses_01a22e42f4f0712fb13d201e9025de8a"}}""", null)]
    [InlineData("""{"actor":"x","details":{"detail":"Counter"}}""", "Counter")]
    [InlineData("""{"actor":"x","details":{"name":"Store Lyon"}}""", "Store Lyon")]
    public void The_list_names_what_tells_a_reader_something(string json, string? brief) =>
        EntryDetails.BriefOf("sign_in", json).ShouldBe(brief);

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void No_stored_record_is_shown_with_a_name_out_of_the_program(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        List<string> raw = [];
        var stored = File.ReadLines(Repository.PathOf("MotoPortal.Tests", "Ledger", "StoredDetails.txt"));
        foreach (var line in stored.Where(line => line.Contains('\t')))
        {
            var (kind, json) = (line.Split('\t')[0], line.Split('\t')[1]);
            raw.AddRange(EntryDetails.FactsOf(kind, json, moment => $"{moment:O}").Select(fact => (fact.Label, fact.Value))
                .Concat(EntryDetails.ChangesOf(kind, json, moment => $"{moment:O}").Select(change => (change.Label, Value: change.After)))
                .Where(fact => fact.Value is not null && CodeName().IsMatch(fact.Value))
                .Select(fact => $"{kind}: {fact.Label} = {fact.Value}"));
        }

        raw.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [GeneratedRegex("(^| )[A-Z][a-z]+([A-Z][a-z]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeName();

    private static IEnumerable<string> PropertiesOf(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(fact => PropertiesOf(fact.Value).Prepend(fact.Name)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(PropertiesOf),
        _ => [],
    };
}
