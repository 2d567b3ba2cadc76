using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.SaveCard.Components;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges.Pages;

public sealed class ChargeResultPanelTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_state_is_drawn_with_its_mark_its_sum_and_a_next_step(string language)
    {
        await using var screen = Screen(language);
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            var panel = screen.Render<ChargeResultPanel>(
                with => with.Add(shown => shown.Charge, SampleCharges.In(state)).Add(shown => shown.Calendar, StoreCalendar.Utc));

            panel.FindAll("svg.mark").Count.ShouldBe(1, state.ToString());
            panel.Find("h2").TextContent.ShouldNotBeNullOrWhiteSpace(state.ToString());
            panel.Find(".next").TextContent.ShouldNotBeNullOrWhiteSpace(state.ToString());
            panel.Find(".sum").TextContent.ShouldContain("4242");
            panel.FindAll("[role=timer]").Count.ShouldBe(state is ChargeState.Sending or ChargeState.Unknown ? 1 : 0, state.ToString());
            panel.FindAll("a.mud-button-filled-primary").Count
                .ShouldBe(state is ChargeState.AwaitingApproval or ChargeState.Sending or ChargeState.Unknown ? 0 : 1, state.ToString());
        }
    }

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("de", "en")]
    [InlineData(null, "en")]
    public async Task What_to_say_is_in_the_customer_s_language_in_every_state(string? language, string said)
    {
        await using var screen = Screen("en");
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            var charge = SampleCharges.In(state) with { Language = language };
            var panel = screen.Render<ChargeResultPanel>(
                with => with.Add(shown => shown.Charge, charge).Add(shown => shown.Calendar, StoreCalendar.Utc));

            panel.FindAll(".say p").Select(words => words.GetAttribute("lang")).ShouldAllBe(lang => lang == said, state.ToString());
            panel.FindAll(".say .word").Count.ShouldBe(panel.FindAll(".say").Count * (language is "de" ? 2 : 1), state.ToString());
        }

        screen.Render<ChargeResultPanel>(
            with => with.Add(shown => shown.Charge, SampleCharges.In(ChargeState.Succeeded) with { Language = language })
                .Add(shown => shown.Calendar, StoreCalendar.Utc))
            .Find(".say p").TextContent.ShouldContain(said is "fr" ? "Votre carte a été débitée." : "Your card was charged.");
    }

    [Fact]
    public async Task A_lifted_rule_is_marked_for_ever()
    {
        await using var screen = Screen("en");
        var charge = SampleCharges.In(ChargeState.Succeeded) with { OverriddenClauses = ["HouseLimitPerCharge"], ApprovedBy = "Sam O." };

        screen.Render<ChargeResultPanel>(with => with.Add(shown => shown.Charge, charge).Add(shown => shown.Calendar, StoreCalendar.Utc))
            .Words().ShouldContain("A rule was lifted by Sam O.");
        screen.Render<ChargeRowsPanel>(with => with.Add(shown => shown.Charges, [charge]))
            .Words().ShouldContain("A rule was lifted by Sam O.");
    }

    private static ScreenContext Screen(string language) =>
        new(language, [Policies.ChargeCards, Policies.SeeCharges], rooms => rooms.AddOptions<ChargesOptions>());
}
