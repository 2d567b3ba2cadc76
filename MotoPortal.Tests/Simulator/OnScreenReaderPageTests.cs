using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.OnScreenReader;

namespace MotoPortal.Tests.Simulator;

/// <summary>The on-screen reader's page before its script runs.</summary>
public sealed partial class OnScreenReaderPageTests : BunitContext, IAsyncLifetime
{
    public OnScreenReaderPageTests() => Services.AddLocalization();

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    [Fact]
    public void Every_test_number_lies_on_the_shelf_with_what_it_will_do()
    {
        var buttons = Page("en", ReaderScreen.Splash).FindAll("#shelf button[data-number]");

        buttons.Select(button => button.GetAttribute("data-number"))
            .ShouldBe(KnownTestCards.All.Select(card => card.Number), ignoreOrder: true);
        TextOf(buttons, "4000000000009995").ShouldBe("4000 0000 0000 9995 Visa · not enough money");
        TextOf(buttons, "378282246310005").ShouldBe("3782 822463 10005 American Express");
        TextOf(buttons, "5200828282828210").ShouldBe("5200 8282 8282 8210 Mastercard · debit");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_card_and_screen_has_its_words_in_each_language(string language)
    {
        var page = Page(language, ReaderScreen.Splash);

        // A missing text is shown as its key.
        page.FindAll("h1, h2, h3, p, button, dt, .about").Select(Text)
            .Where(text => text.Split(' ').Any(word => KeyForm().IsMatch(word) && word is not "UnionPay" and not "JavaScript."))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en", "Is this right?", "Real cards must never be used here.")]
    [InlineData("fr", "Est-ce exact\u202f?", "Aucune vraie carte ne doit être utilisée ici.")]
    public void The_page_is_in_the_requested_language(string language, string summary, string refusal)
    {
        var page = Page(language, ReaderScreen.Splash);

        page.Find("[data-on=summary] h2").TextContent.ShouldBe(summary);
        page.Find("[data-fault=not-test]").TextContent.ShouldEndWith(refusal);
        page.Find("h1").TextContent.ShouldBe("Front desk");
    }

    [Fact]
    public void The_cards_wait_until_the_reader_asks()
    {
        Page("en", ReaderScreen.Asking).FindAll("#shelf button[data-number]").ShouldAllBe(button => button.HasAttribute("disabled"));
    }

    [Theory]
    [InlineData(ReaderScreen.Asking, "splash")]
    [InlineData(ReaderScreen.Approved, "splash")]
    [InlineData(ReaderScreen.Declined, "splash")]
    [InlineData(ReaderScreen.Failed, "splash")]
    [InlineData(ReaderScreen.Splash, "splash")]
    [InlineData(ReaderScreen.Offline, "offline")]
    [InlineData(ReaderScreen.Unreachable, "unreachable")]
    [InlineData(ReaderScreen.KeyRefused, "keyrefused")]
    [InlineData(ReaderScreen.AskedTooOften, "askedtoooften")]
    [InlineData(ReaderScreen.Occupied, "occupied")]
    public void A_result_from_before_is_not_shown_again_and_a_fault_is_shown_at_once(ReaderScreen first, string shown)
    {
        var page = Page("en", first);

        page.Find("#reader").GetAttribute("data-screen").ShouldBe(shown);
        page.FindAll($"[data-on={shown}] h2").Count.ShouldBe(1);
    }

    [Fact]
    public void A_reader_that_is_not_known_has_a_page_without_keys()
    {
        var page = Page("fr", ReaderScreen.Gone);

        page.Find("h1").TextContent.ShouldBe("Lecteur inconnu");
        page.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_of_the_page_is_inline()
    {
        var page = Page("en", ReaderScreen.Splash);

        page.FindAll("style, [style], script:not([src]), [onclick]").ShouldBeEmpty();
    }

    private static string TextOf(IEnumerable<IElement> buttons, string number) =>
        Text(buttons.Single(button => button.GetAttribute("data-number") == number));

    private static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<OnScreenReaderPage> Page(string language, ReaderScreen first)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var view = new ReaderPageView("tmr_1", new ReaderScreenView(first, first == ReaderScreen.Gone
            ? null
            : "Front desk"), IsPractice: true, 1000, 1000, new DateOnly(2026, 11, 1), language, Theme: null, GroupedTestCards.Cards);
        return Render<OnScreenReaderPage>(parameters => parameters.Add(page => page.View, view));
    }

    [GeneratedRegex("^[A-Z][a-z]+[A-Z][a-z]", RegexOptions.None, 1000)]
    private static partial Regex KeyForm();
}
