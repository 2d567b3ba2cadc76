using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Primitives.Texts;
using MotoPortal.Shell.Fields;
using MotoPortal.Shell.Lists;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed class SearchFieldTests
{
    // It passes Luhn and falls into an old range of Maestro.
    private const string Order = "5910442000123457";

    private readonly List<SearchQuery> _asked = [];

    [Fact]
    public async Task A_newer_search_and_leaving_the_page_each_end_the_search_before()
    {
        await using var screen = new ScreenContext();
        var field = Render(screen);

        await TypeAsync(screen, field, "ad", asked: 1);
        var stoodAfterTheFirst = _asked[0].Superseded.IsCancellationRequested;
        await TypeAsync(screen, field, " ada ", asked: 2);

        stoodAfterTheFirst.ShouldBeFalse();
        _asked.Select(one => (one.Text, one.Superseded.IsCancellationRequested)).ShouldBe([("ad", true), ("ada", false)]);
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith($"?q={AddressText.Seal("ada")}");

        field.Instance.Dispose();

        _asked[1].Superseded.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_card_number_is_said_beside_the_field_and_leaves_the_address()
    {
        await using var screen = new ScreenContext();
        var field = Render(screen, begin: "ada");

        await TypeAsync(screen, field, "4242 4242 4242 4242", asked: 1);

        field.Markup.ShouldContain("That is a card number.");
        screen.Services.GetRequiredService<NavigationManager>().Uri.ShouldNotContain("q=");
    }

    [Fact]
    public async Task A_text_that_two_people_found_to_be_no_card_number_is_searched_for()
    {
        await using var screen = new ScreenContext();
        Exempting(screen, Order);
        var field = Render(screen);

        await TypeAsync(screen, field, Order, asked: 1);

        _asked.ShouldHaveSingleItem().Text.ShouldBe(Order);
        field.Markup.ShouldNotContain("That is a card number.");
        AddressText.Read(new AddressQuery(screen.Services.GetRequiredService<NavigationManager>().Uri)["q"]).ShouldBe(Order);
    }

    [Theory]
    [InlineData("4242 4242 4242 4242", false)]
    [InlineData(Order, true)]
    [InlineData("ada", true)]
    public async Task A_filter_says_a_card_number_beside_the_field_and_keeps_it_typed_and_applies_all_else(string text, bool isApplied)
    {
        await using var screen = new ScreenContext();
        Exempting(screen, Order);
        List<string> applied = [];
        var filter = screen.Render<FilterTextField>(with => with
            .Add(field => field.Label, "Order").Add(field => field.Value, "").Add(field => field.ValueChanged, applied.Add));

        await filter.Find("input").InputAsync(text);
        screen.Clock.Advance(TimeSpan.FromSeconds(1));

        filter.WaitForAssertion(() => (applied.Count == 1 || filter.Markup.Contains("looks like a card number", StringComparison.Ordinal))
            .ShouldBeTrue());
        applied.ShouldBe(isApplied ? [text] : []);
        filter.Find("input").GetAttribute("value").ShouldBe(text);
    }

    [Fact]
    public async Task A_filter_that_changes_elsewhere_replaces_what_was_refused()
    {
        await using var screen = new ScreenContext();
        var filter = screen.Render<FilterTextField>(with => with
            .Add(field => field.Label, "Order").Add(field => field.Value, "ada").Add(field => field.ValueChanged, _ => { }));
        await filter.Find("input").InputAsync("4242 4242 4242 4242");
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        filter.WaitForAssertion(() => filter.Markup.ShouldContain("looks like a card number"));

        filter.Render(with => with.Add(field => field.Value, ""));

        filter.Markup.ShouldNotContain("looks like a card number");
        filter.Find("input").GetAttribute("value").ShouldBe("");
    }

    private static void Exempting(ScreenContext screen, string text)
    {
        byte[] key = [.. Enumerable.Repeat((byte)7, 32)];
        screen.Services.GetRequiredService<ExemptTexts>().Replace(
            key, [new ExemptText(ExemptibleField.OrderReference, ExemptTexts.Fingerprint(key, text), text.Length, MayBeTyped: true)]);
    }

    private IRenderedComponent<SearchField> Render(ScreenContext screen, string begin = "") =>
        screen.Render<SearchField>(with => with
            .Add(field => field.Begin, begin).Add(field => field.Label, "Search").Add(field => field.Placeholder, "Name")
            .Add(field => field.HoldsCardNumber, "That is a card number.")
            .Add(field => field.OnSearch, _asked.Add));

    private async Task TypeAsync(ScreenContext screen, IRenderedComponent<SearchField> field, string text, int asked)
    {
        await field.Find("input").InputAsync(text);
        screen.Clock.Advance(TimeSpan.FromSeconds(1));
        field.WaitForAssertion(() => _asked.Count.ShouldBe(asked));
    }
}
