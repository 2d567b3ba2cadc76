using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Shell.Fields;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Shell;

public sealed class SearchFieldTests
{
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
