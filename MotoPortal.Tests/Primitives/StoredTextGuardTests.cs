using System.Text.Json;
using MotoPortal.Primitives.Texts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Primitives;

public sealed class StoredTextGuardTests
{
    private const string Card = "4242 4242 4242 4242";

    private static readonly Form Filled = new()
    {
        Purpose = "Coffee",
        Rows = [new Row { Amount = "20" }, new Row { Amount = Card, Inner = new Row { Amount = "4000056655665556" } }],
        Notes =
            new Dictionary<string, string>(StringComparer.Ordinal) { ["colour"] = "5555-5555-5555-4444", [Card] = "blue", ["size"] = "12" },
        Number = 378282246310005,
        Numbers = [6011111111111117, 7],
    };

    [Fact]
    public void A_field_is_looked_at_whatever_its_name_its_type_and_its_depth()
    {
        var document = JsonSerializer.SerializeToNode(Filled)!;

        StoredTextGuard.PathsIn(document).Order(StringComparer.Ordinal).ShouldBe(
            ["$.Notes.*", "$.Notes.colour", "$.Number", "$.Numbers[0]", "$.Rows[1].Amount", "$.Rows[1].Inner.Amount"]);
    }

    [Fact]
    public void What_holds_none_is_kept_and_what_holds_one_is_emptied()
    {
        var document = JsonSerializer.SerializeToNode(Filled)!;

        StoredTextGuard.Remove(document);

        document.ToJsonString().ShouldBe(
            """{"Purpose":"Coffee","Rows":[{"Amount":"20","Inner":null},{"Amount":"","Inner":{"Amount":"","Inner":null}}],"Notes":{"colour":"","size":"12"},"Numbers":[null,7]}""");
    }

    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("order 4242 4242 4242 4242, urgent")]
    [InlineData("""{"a":{"b":["4242424242424242"]}}""")]
    [InlineData("""{"a":4242424242424242}""")]
    [InlineData("""{"4242424242424242":1}""")]
    [InlineData("""{"a":"\u0034242424242424242"}""")]
    [InlineData("{ not JSON 4242424242424242")]
    [InlineData("""{"a":1,"a":"4242424242424242"}""")]
    [InlineData("{\"a\":\"\uD800\",\"b\":\"4242424242424242\"}")]
    [InlineData("""{"a":"\uD800","b":"4242424242424242"}""")]
    [InlineData("""{"\uD800":"4242424242424242"}""")]
    [InlineData("""["\uDC00", 4242424242424242]""")]
    [InlineData("con_4242424242424242")]
    [InlineData("pm_4242424242424242")]
    [InlineData("CVC 123")]
    public void A_stored_text_that_holds_one_is_found(string text) => StoredTextGuard.HoldsCardNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Coffee, 40 euros")]
    [InlineData("{\uD800")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[{"\uD800":"\uDFFF"}]""")]
    [InlineData("a4242424242424242b0123456789abcdef0123456789abcdef0123456789abcd")]
    [InlineData("con_4242424242424242a123456789abcdef")]
    [InlineData("42424242-4242-4242-8bcd-0123456789ab")]
    [InlineData("pi_3QaB4242424242424242")]
    [InlineData("+4915123456786")]
    [InlineData("""{"at":"2026-11-27T14:00:00.0000000Z","amountMinorUnits":99999999}""")]
    [InlineData("""{"digest":"a4242424242424242b0123456789abcdef0123456789abcdef0123456789abcd"}""")]
    public void What_no_person_types_as_a_card_number_is_looked_past(string? text) => StoredTextGuard.HoldsCardNumber(text).ShouldBeFalse();

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public void Among_a_hundred_thousand_digests_ids_and_guids_none_is_taken_for_a_card_number()
    {
        var random = new Random(7);
        var bytes = new byte[32];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            var hex = Convert.ToHexStringLower(bytes);
            foreach (var text in new[] { hex, $"con_{hex[..32]}", new Guid(bytes.AsSpan(0, 16))
                .ToString(), $"Digest (SHA-256): {hex}.", $$"""{"id":"per_{{hex[..32]}}","sha256":"{{hex}}"}""" })
            {
                StoredTextGuard.HoldsCardNumber(text).ShouldBeFalse(text);
            }
        }
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public void Among_ten_megabytes_of_keys_and_signatures_in_base64_none_is_taken_for_a_card_number()
    {
        var random = new Random(7);
        var bytes = new byte[1024];
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            StoredTextGuard.HoldsCardNumber($"<value>{Convert.ToBase64String(bytes)}</value>").ShouldBeFalse();
        }
    }

    private sealed class Form
    {
        public string Purpose { get; set; } = "";

        public List<Row> Rows { get; set; } = [];

        public Dictionary<string, string> Notes { get; set; } = [];

        public long Number { get; set; }

        public long[] Numbers { get; set; } = [];
    }

    private sealed class Row
    {
        public string Amount { get; set; } = "";

        public Row? Inner { get; set; }
    }
}
