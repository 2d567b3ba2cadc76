using Bunit;
using MotoPortal.Forms.Questions;
using MotoPortal.Primitives.Texts;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Forms;

public sealed class MoneyFieldTests
{
    [Theory]
    [InlineData("en", "1000", "eur", "€1,000.00")]
    [InlineData("fr", "1 000,5", "eur", "1\u202f000,50\u00a0€")]
    [InlineData("en", "10000", "jpy", "JPY\u00a010,000")]
    [InlineData("en", "1,000", "eur", null)]
    [InlineData("en", "", "eur", null)]
    public void What_is_read_is_shown_in_full_while_it_is_typed(string language, string typed, string currency, string? shown)
    {
        using var screen = new ScreenContext(language);
        var field = Render(screen, "", currency, problem: null);

        field.Find("#amount").Input(typed);

        field.Find("#amount-reading").TextContent.ShouldBe(shown ?? "");
    }

    [Theory]
    [InlineData("en", "1,000", "eur", FieldProblem.AmbiguousAmount, "1,000: thousands or decimals? Write 1000 or 1.00.")]
    [InlineData("fr", "12.500", "eur", FieldProblem.AmbiguousAmount, "12.500\u202f: milliers ou décimales\u202f? Écrivez 12500 ou 12,50.")]
    [InlineData("en", "10,000", "jpy", FieldProblem.NoDecimals, "10,000: JPY has no decimals. Write 10000.")]
    [InlineData("en", "1.2345", "eur", FieldProblem.TooManyDecimals, "This currency has fewer decimals.")]
    [InlineData("en", "900", "eur", FieldProblem.TooLarge, "This is too much.")]
    public void What_is_wrong_is_said_beside_it_with_the_way_to_write_it(
        string language, string typed, string currency, FieldProblem problem, string words)
    {
        using var screen = new ScreenContext(language);

        var field = Render(screen, typed, currency, problem);

        ScreenContext.Words(field.Find("#amount-problem")).ShouldBe($"⚠ {words}".Replace('\u202f', ' '));
    }

    private static IRenderedComponent<MoneyField> Render(ScreenContext screen, string value, string currency, FieldProblem? problem) =>
        screen.Render<MoneyField>(field => field
            .Add(p => p.Id, "amount").Add(p => p.Label, "Amount").Add(p => p.Currency, currency)
            .Add(p => p.Value, value).Add(p => p.Problem, problem));
}
