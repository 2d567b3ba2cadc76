using System.Globalization;
using System.Text.Json;
using MotoPortal.Audit.Entries;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Entries;

/// <summary>The words of entries. Goal: a kind or a property without words is noticed. Method: the stored lines have one of each.</summary>
public sealed class EntryTextTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_kind_has_its_words_and_its_area(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        EntryKinds.All.Length.ShouldBeGreaterThan(100);
        EntryKinds.All.Where(kind => string.Equals(EntryText.Of(kind), kind, StringComparison.Ordinal)).ShouldBeEmpty();
        EntryKinds.All.Where(kind => EntryText.AreaOf(kind) is null).ShouldBeEmpty();
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
    internal void An_outcome_is_told_by_the_kind(string kind, EntryOutcome outcome) => EntryKinds.OutcomeOf(kind).ShouldBe(outcome);

    [Fact]
    public void A_change_is_shown_before_and_after()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        const string Json = """
            {"actor":"Alex P.","details":{"after":{"language":"fr","limitCurrency":"eur","limitPerChargeMinorUnits":10000},
            "before":{"language":null,"limitCurrency":null,"limitPerChargeMinorUnits":null},"name":"Store Lyon","store":"tml_1"}}
            """;

        EntryDetails.ChangesOf(Json, moment => $"{moment:O}").ShouldBe(
            [new EntryChange("Language", null, "fr"), new EntryChange("Limit per charge", null, "€100.00")]);
        EntryDetails.FactsOf(Json, moment => $"{moment:O}").ShouldBe([new EntryFact("Name", "Store Lyon"), new EntryFact("Store", "tml_1")]);
    }

    [Fact]
    public void Amounts_days_moments_and_answers_are_written_for_people()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        const string Json = """
            {"actor":"x","details":{"amountMinorUnits":4050,"currency":"eur","dueOn":"2026-12-17","sealedAt":"2026-11-27T14:00:03.000Z",
            "hasCard":true,"reason":null,"roles":["Admin","Clerk"]}}
            """;

        EntryDetails.FactsOf(Json, moment => moment.ToString("HH:mm", CultureInfo.InvariantCulture)).ShouldBe(
        [
            new EntryFact("Amount", "€40.50"),
            new EntryFact("Due", "17 Dec 2026"),
            new EntryFact("Saved", "14:00"),
            new EntryFact("Has a card", "yes"),
            new EntryFact("Reason", null),
            new EntryFact("Roles", "Admin, Clerk"),
        ]);
    }

    private static IEnumerable<string> PropertiesOf(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(fact => PropertiesOf(fact.Value).Prepend(fact.Name)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(PropertiesOf),
        _ => [],
    };
}
