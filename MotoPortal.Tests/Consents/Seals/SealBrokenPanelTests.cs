using System.Collections.Immutable;
using Bunit;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit;
using MotoPortal.Charges.Pages;
using MotoPortal.Consents;
using MotoPortal.Consents.Seals;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents.Seals;

public sealed class SealBrokenPanelTests
{
    private static readonly ImmutableArray<SealBreak> Breaks =
        [new(SealedPart.Agreement, "scope.amountMinorUnits"), new(SealedPart.Agreement, "scope.validUntil"), new(
            SealedPart.Proof, "digest")];

    [Fact]
    public async Task A_clerk_is_told_what_differs_and_to_stop_and_no_names_of_fields()
    {
        await using var context = new ScreenContext("en", ScreenContext.Clerk);

        var words =
            ScreenContext.Words(context.Render<SealBrokenPanel>(panel => panel.Add(shown => shown.Breaks, Breaks)).Find("[role=alert]"));

        words.ShouldContain("This record does not match its seal.");
        words.ShouldContain("What differs: the entry in the ledger · what was agreed.");
        words.ShouldContain("do not charge in another way");
        words.ShouldNotContain("amountMinorUnits");
    }

    [Fact]
    public async Task An_administrator_is_told_the_fields_and_what_to_keep()
    {
        await using var context = new ScreenContext("fr", [Policies.Administer]);

        var words =
            ScreenContext.Words(context.Render<SealBrokenPanel>(panel => panel.Add(shown => shown.Breaks, Breaks)).Find("[role=alert]"));

        words.ShouldContain("ne correspond pas à son scellé");
        words.ShouldContain("scope.amountMinorUnits, scope.validUntil, digest");
    }

    [Fact]
    public async Task While_all_is_as_it_was_sealed_nothing_is_shown()
    {
        await using var context = new ScreenContext();

        context.Render<SealBrokenPanel>(panel => panel.Add(shown => shown.Breaks, [])).Markup.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_details_of_a_consent_begin_with_it()
    {
        await using var context = new ScreenContext("en", ScreenContext.Clerk);

        var panel = context.Render<ConsentDetailPanel>(
            parameters => parameters.Add(detail => detail.Consent, SampleViews.Consent with { SealBreaks = Breaks }));

        ScreenContext.Words(panel.Find("[role=alert]")).ShouldContain("does not match its seal");
    }

    [Fact]
    public void Every_part_has_its_words_in_both_languages()
    {
        foreach (var culture in new[] { "en", "fr" }.Select(System.Globalization.CultureInfo.GetCultureInfo))
        {
            Enum.GetValues<SealedPart>().ShouldAllBe(part => SealTexts.ResourceManager.GetString($"Part_{part}", culture) != null);
        }
    }

    [Fact]
    public void No_address_of_a_list_repeats_a_card_number_whichever_filter_it_was_typed_into()
    {
        const string Card = "4242 4242 4242 4242";

        new ConsentAddress { Person = Card, Customer = Card, Page = 2 }.ToHref().ShouldBe("/consents?page=3");
        new ChargeAddress { Search = Card, Page = 2 }.ToHref().ShouldContain("page=3");
        new ChargeAddress { Search = Card, Page = 2 }.ToHref().ShouldNotContain("4242");
    }
}
