using System.Globalization;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Charges.Pages;

public sealed class ChargeAdviceTests
{
    public static TheoryData<ChargeState, ChargeInitiation, string> All()
    {
        var all = new TheoryData<ChargeState, ChargeInitiation, string>();
        foreach (var state in Enum.GetValues<ChargeState>())
        {
            foreach (var way in Enum.GetValues<ChargeInitiation>())
            {
                all.Add(state, way, "en");
                all.Add(state, way, "fr");
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_state_says_what_it_means_and_what_to_do(ChargeState state, ChargeInitiation way, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var advice = ChargeAdvice.For(SampleCharges.In(state, way), StoreCalendar.Utc);

        new[] { advice.Title, advice.What, advice.Next, ChargeText.Of(state), ChargeText.Of(way) }.ShouldAllBe(words => words.Length > 0);
        (advice.Say is null).ShouldBe(way is ChargeInitiation.CustomerAbsent);
        advice.Actions.IsEmpty.ShouldBe(state is ChargeState.AwaitingApproval or ChargeState.Sending or ChargeState.Unknown);
        advice.Actions.Length.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_refusal_of_Stripe_has_words_of_its_own(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        foreach (var problem in Enum.GetValues<ChargeProblem>())
        {
            var advice = ChargeAdvice.For(SampleCharges.In(ChargeState.Refused) with { Problem = problem }, StoreCalendar.Utc);
            new[] { advice.Title, advice.What, advice.Next, advice.Say?.Words ?? "" }.ShouldAllBe(words => words.Length > 0);
        }
    }

    [Fact]
    public void When_the_bank_wants_the_customer_the_way_out_is_to_have_them_on_the_line()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var charge = SampleCharges.In(ChargeState.NeedsCustomer, ChargeInitiation.CustomerAbsent);

        var first = ChargeAdvice.For(charge, StoreCalendar.Utc).Actions[0];

        first.ShouldBe(ChargeAction.OnLine);
        ChargeAdvice.AddressOf(first, charge).ShouldBe($"/charge/{charge.ConsentId}?again={charge.Id}&who=line");
    }

    [Fact]
    public void A_card_under_suspicion_is_never_tried_again()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

        var advice = ChargeAdvice.For(SampleCharges.In(ChargeState.Declined, declineCode: "stolen_card"), StoreCalendar.Utc);

        advice.Actions.ShouldNotContain(ChargeAction.Again);
        string.Concat(advice.Title, advice.What, advice.Say, advice.Next).ShouldNotContain("stolen", Case.Insensitive);
    }
}
