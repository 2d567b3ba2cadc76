using System.Globalization;
using MotoPortal.Consents;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Consents;

public sealed class ConsentWordingTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    [Theory]
    [InlineData(ConsentKind.SingleCharge, AmountRule.Fixed, ChargeInterval.Once, "One charge of €80.00, until 23 Nov 2027", "Un paiement de 80,00 €, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.SingleCharge, AmountRule.UpTo, ChargeInterval.Once, "One charge of up to €80.00, until 23 Nov 2027", "Un paiement de 80,00 € au plus, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Instalments, AmountRule.Fixed, ChargeInterval.Monthly, "6 instalments of €80.00, at most one a month, until 23 Nov 2027", "6 versements de 80,00 €, au plus un par mois, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Instalments, AmountRule.UpTo, ChargeInterval.Weekly, "6 instalments of up to €80.00 each, at most one a week, until 23 Nov 2027", "6 versements de 80,00 € au plus chacun, au plus un par semaine, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Recurring, AmountRule.UpTo, ChargeInterval.Monthly, "Up to €80.00 each, at most one a month, until 23 Nov 2027", "Au plus 80,00 € par paiement, au plus un par mois, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Recurring, AmountRule.Fixed, ChargeInterval.Quarterly, "€80.00 each, at most one a quarter, until 23 Nov 2027", "80,00 € par paiement, au plus un par trimestre, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Recurring, AmountRule.Fixed, ChargeInterval.Yearly, "€80.00 each, at most one a year, until 23 Nov 2027", "80,00 € par paiement, au plus un par an, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Recurring, AmountRule.UpTo, ChargeInterval.EachOrder, "Up to €80.00 each, one with each order, until 23 Nov 2027", "Au plus 80,00 € par paiement, un par commande, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Recurring, AmountRule.UpTo, ChargeInterval.Once, "Up to €80.00 each, one charge only, until 23 Nov 2027", "Au plus 80,00 € par paiement, un seul paiement, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Unscheduled, AmountRule.UpTo, ChargeInterval.EachOrder, "Up to €80.00 each, whenever a payment falls due, until 23 Nov 2027", "Au plus 80,00 € par paiement, chaque fois qu’un paiement est dû, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.Unscheduled, AmountRule.Fixed, ChargeInterval.Monthly, "€80.00 each, whenever a payment falls due, at most one a month, until 23 Nov 2027", "80,00 € par paiement, chaque fois qu’un paiement est dû, au plus un par mois, jusqu’au 23 nov. 2027")]
    [InlineData(ConsentKind.OnRequest, AmountRule.UpTo, ChargeInterval.EachOrder, "Up to €80.00 each, only on request, until 23 Nov 2027", "Au plus 80,00 € par paiement, uniquement sur demande, jusqu’au 23 nov. 2027")]
    public void A_scope_is_one_sentence_in_either_language(ConsentKind kind, AmountRule rule, ChargeInterval interval, string english, string french)
    {
        ConsentWording.Sentence(Scope(kind, rule, interval), English).ShouldBe(english);
        Plain(ConsentWording.Sentence(Scope(kind, rule, interval), French)).ShouldBe(french);
    }

    [Theory]
    [InlineData(ConsentKind.SingleCharge, AmountRule.Fixed, ChargeInterval.Once, "€80.00 · once", "80,00 € · une seule fois")]
    [InlineData(ConsentKind.SingleCharge, AmountRule.UpTo, ChargeInterval.Once, "up to €80.00 · once", "au plus 80,00 € · une seule fois")]
    [InlineData(ConsentKind.Instalments, AmountRule.Fixed, ChargeInterval.Monthly, "€80.00 each time · in 6 instalments, at most once a month", "80,00 € à chaque paiement · en 6 versements, au plus une fois par mois")]
    [InlineData(ConsentKind.Recurring, AmountRule.UpTo, ChargeInterval.Weekly, "up to €80.00 each time · at most once a week", "au plus 80,00 € à chaque paiement · au plus une fois par semaine")]
    [InlineData(ConsentKind.Recurring, AmountRule.Fixed, ChargeInterval.Quarterly, "€80.00 each time · at most once a quarter", "80,00 € à chaque paiement · au plus une fois par trimestre")]
    [InlineData(ConsentKind.Recurring, AmountRule.Fixed, ChargeInterval.Yearly, "€80.00 each time · at most once a year", "80,00 € à chaque paiement · au plus une fois par an")]
    [InlineData(ConsentKind.Recurring, AmountRule.UpTo, ChargeInterval.EachOrder, "up to €80.00 each time · with each order you give us", "au plus 80,00 € à chaque paiement · à chaque commande que vous nous passez")]
    [InlineData(ConsentKind.Unscheduled, AmountRule.UpTo, ChargeInterval.EachOrder, "up to €80.00 each time · whenever a payment falls due", "au plus 80,00 € à chaque paiement · chaque fois qu’un paiement est dû")]
    [InlineData(ConsentKind.Unscheduled, AmountRule.UpTo, ChargeInterval.Monthly, "up to €80.00 each time · whenever a payment falls due, at most once a month", "au plus 80,00 € à chaque paiement · chaque fois qu’un paiement est dû, au plus une fois par mois")]
    [InlineData(ConsentKind.OnRequest, AmountRule.UpTo, ChargeInterval.EachOrder, "up to €80.00 each time · only when you ask us to", "au plus 80,00 € à chaque paiement · uniquement lorsque vous nous le demandez")]
    public void The_terms_are_told_the_amount_and_the_timing_as_they_are_said(ConsentKind kind, AmountRule rule, ChargeInterval interval, string english, string french)
    {
        Said(Scope(kind, rule, interval), English).ShouldBe(english);
        Plain(Said(Scope(kind, rule, interval), French)).ShouldBe(french);

        static string Said(ConsentScope scope, CultureInfo culture) =>
            ConsentWording.Values(scope, culture) is var values ? $"{values["amount"]} · {values["timing"]}" : "";
    }

    [Theory]
    [InlineData("2027-11-23", "23 November 2027", "23 novembre 2027")]
    [InlineData("2027-11-01", "1 November 2027", "1er novembre 2027")]
    public void The_terms_are_told_the_last_day_in_full(string day, string english, string french)
    {
        var scope = Scope(ConsentKind.OnRequest, AmountRule.UpTo, ChargeInterval.EachOrder) with { ValidUntil = DateOnly.Parse(day, CultureInfo.InvariantCulture) };

        ConsentWording.Values(scope, English)["until"].ShouldBe(english);
        ConsentWording.Values(scope, French)["until"].ShouldBe(french);
    }

    [Fact]
    public void The_terms_are_told_the_purpose_word_for_word()
    {
        var scope = Scope(ConsentKind.OnRequest, AmountRule.UpTo, ChargeInterval.EachOrder) with { Purpose = "=Fleurs {0} <b>" };

        ConsentWording.Values(scope, French)["purpose"].ShouldBe("=Fleurs {0} <b>");
    }

    [Fact]
    public void Every_scope_that_can_be_made_has_its_words()
    {
        var scopes =
            from kind in Enum.GetValues<ConsentKind>()
            from rule in Enum.GetValues<AmountRule>()
            from interval in Enum.GetValues<ChargeInterval>()
            from count in new int?[] { null, 6 }
            select Scope(kind, rule, interval) with { Count = count };

        var untold =
            from scope in scopes
            from culture in new[] { English, French }
            from words in ConsentWording.Values(scope, culture).Values.Append(ConsentWording.Sentence(scope, culture))
            where words.Length == 0 || words.Contains('{', StringComparison.Ordinal) || words.Contains(", ,", StringComparison.Ordinal)
            select $"{scope}: {words}";

        untold.ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_of_a_consent_has_a_name_in_both_languages()
    {
        string[] Names(CultureInfo culture) =>
        [
            .. Enum.GetValues<ConsentKind>().Select(value => ConsentWords.Of(value, culture)),
            .. Enum.GetValues<AmountRule>().Select(value => ConsentWords.Of(value, culture)),
            .. Enum.GetValues<ChargeInterval>().Select(value => ConsentWords.Of(value, culture)),
            .. Enum.GetValues<OrderChannel>().Select(value => ConsentWords.Of(value, culture)),
            .. Enum.GetValues<ConsentResult>().Select(value => ConsentWords.Of(value, culture)),
        ];

        Names(English).Intersect(Names(French), StringComparer.Ordinal).ShouldBeEmpty();
        Names(French).ShouldBeUnique(StringComparer.Ordinal);
    }

    private static ConsentScope Scope(ConsentKind kind, AmountRule rule, ChargeInterval interval) =>
        new(kind, "Flowers", rule, new Money(80_00, "eur"), interval, kind is ConsentKind.Instalments ? 6 : null, new DateOnly(2027, 11, 23));

    // French amounts have a no-break space, which a reader of this file could not tell from a plain one.
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
