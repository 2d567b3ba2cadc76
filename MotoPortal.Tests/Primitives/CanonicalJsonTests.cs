using MotoPortal.Primitives.Texts;


namespace MotoPortal.Tests.Primitives;

public sealed class CanonicalJsonTests
{
    // The strings and the order are from RFC 8785, sections 3.2.2 and 3.2.3.
    [Fact]
    public void Members_are_sorted_and_nothing_is_escaped_without_need() =>
        CanonicalJson.Write(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["\u20ac"] = "Euro Sign",
            ["\r"] = "Carriage Return",
            ["1"] = "One",
            ["\u00f6"] = "Latin Small Letter O With Diaeresis",
            ["text"] = "\u20ac$\u000f\nA'B\"\\\\\"/",
            ["flags"] = new object?[] { null, true, false, 42L, -1L },
        }).ShouldBe(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"flags\":[null,true,false,42,-1],\"text\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\"}");

    [Fact]
    public void A_number_that_is_not_whole_has_no_form_here() =>
        Should.Throw<NotSupportedException>(() => CanonicalJson.Write(new { amount = 1.5 }));
}
