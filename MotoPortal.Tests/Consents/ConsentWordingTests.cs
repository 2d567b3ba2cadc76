using System.Globalization;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Consents;

public sealed class ConsentWordingTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    /// <summary>Scopes with their sentence, and with the amount and timing as the terms contain them, in both languages.</summary>
    public static TheoryData<string, string, string, string, string> Sentences { get; } = new()
    {
        {
            "single",
            "One charge of €80.00, until 23 Nov 2027",
            "Un paiement de 80,00 €, jusqu’au 23 nov. 2027",
            "€80.00 · once",
            "80,00 € · une seule fois"
        },
        {
            "single-later",
            "One charge of up to €80.00, not before 1 Dec 2026, until 23 Nov 2027",
            "Un paiement de 80,00 € au plus, pas avant le 1er déc. 2026, jusqu’au 23 nov. 2027",
            "up to €80.00 · once, not before 1 December 2026",
            "au plus 80,00 € · une seule fois, pas avant le 1er décembre 2026"
        },
        {
            "week",
            "€80.00 each, once a week, from 12 Dec 2026, until 23 Nov 2027",
            "80,00 € par paiement, une fois par semaine, à partir du 12 déc. 2026, jusqu’au 23 nov. 2027",
            "€80.00 each time · once a week, from 12 December 2026",
            "80,00 € à chaque paiement · une fois par semaine, à partir du 12 décembre 2026"
        },
        {
            "quarter",
            "Up to €80.00 each, once a quarter, from 12 Dec 2026, until 23 Nov 2027",
            "Au plus 80,00 € par paiement, une fois par trimestre, à partir du 12 déc. 2026, jusqu’au 23 nov. 2027",
            "up to €80.00 each time · once a quarter, from 12 December 2026",
            "au plus 80,00 € à chaque paiement · une fois par trimestre, à partir du 12 décembre 2026"
        },
        {
            "unscheduled",
            "Up to €80.00 each, at most €240.00 a month, when your account is below €20, until 23 Nov 2027",
            "Au plus 80,00 € par paiement, au plus 240,00 € par mois, when your account is below €20, jusqu’au 23 nov. 2027",
            "up to €80.00 each time, and at most €240.00 a month in all · when your account is below €20",
            "au plus 80,00 € à chaque paiement, et au plus 240,00 € par mois en tout · when your account is below €20"
        },
        {
            "request",
            "Up to €80.00 each, only on request, until 23 Nov 2027",
            "Au plus 80,00 € par paiement, uniquement sur demande, jusqu’au 23 nov. 2027",
            "up to €80.00 each time · only when you ask us to",
            "au plus 80,00 € à chaque paiement · uniquement lorsque vous nous le demandez"
        },
        {
            "request-capped",
            "Up to €80.00 each, at most €240.00 a year, only on request, until 23 Nov 2027",
            "Au plus 80,00 € par paiement, au plus 240,00 € par an, uniquement sur demande, jusqu’au 23 nov. 2027",
            "up to €80.00 each time, and at most €240.00 a year in all · only when you ask us to",
            "au plus 80,00 € à chaque paiement, et au plus 240,00 € par an en tout · uniquement lorsque vous nous le demandez"
        },
        {
            "equal",
            "€600.00 in all, in 12 instalments of €50.00, once a month on the 12th, from 12 Dec 2026 to 12 Nov 2027, new tries until 24 Nov 2027",
            "600,00 € au total, en 12 versements de 50,00 €, une fois par mois le 12, du 12 déc. 2026 au 12 nov. 2027, nouveaux essais jusqu’au 24 nov. 2027",
            "€600.00 in all · in 12 instalments of €50.00, once a month on the 12th, from 12 December 2026 to 12 November 2027; if a payment fails, we try it again for up to 12 days",
            "600,00 € au total · en 12 versements de 50,00 €, une fois par mois le 12, du 12 décembre 2026 au 12 novembre 2027 ; si un paiement échoue, nous le retentons pendant 12 jours au plus"
        },
        {
            "month-end",
            "€100.00 in all, in 3 instalments, once a month on the 31st, or on the last day of a shorter month, from 31 Jan 2027 to 31 Mar 2027: first €33.34, then 2 times €33.33, new tries until 12 Apr 2027",
            "100,00 € au total, en 3 versements, une fois par mois le 31, ou le dernier jour d’un mois plus court, du 31 janv. 2027 au 31 mars 2027 : d’abord 33,34 €, puis 2 fois 33,33 €, nouveaux essais jusqu’au 12 avr. 2027",
            "€100.00 in all · in 3 instalments, once a month on the 31st, or on the last day of a shorter month, from 31 January 2027 to 31 March 2027: first €33.34, then 2 times €33.33; if a payment fails, we try it again for up to 12 days",
            "100,00 € au total · en 3 versements, une fois par mois le 31, ou le dernier jour d’un mois plus court, du 31 janvier 2027 au 31 mars 2027 : d’abord 33,34 €, puis 2 fois 33,33 € ; si un paiement échoue, nous le retentons pendant 12 jours au plus"
        },
        {
            "own-days",
            "€150.00 in all, in 3 instalments of €50.00: on 12 Dec 2026, on 3 Jan 2027 and on 5 Mar 2027, new tries until 17 Mar 2027",
            "150,00 € au total, en 3 versements de 50,00 € : le 12 déc. 2026, le 3 janv. 2027 et le 5 mars 2027, nouveaux essais jusqu’au 17 mars 2027",
            "€150.00 in all · in 3 instalments of €50.00: on 12 December 2026, on 3 January 2027 and on 5 March 2027; if a payment fails, we try it again for up to 12 days",
            "150,00 € au total · en 3 versements de 50,00 € : le 12 décembre 2026, le 3 janvier 2027 et le 5 mars 2027 ; si un paiement échoue, nous le retentons pendant 12 jours au plus"
        },
        {
            "own-rows",
            "€100.00 in all, in 3 instalments: €50.00 on 12 Dec 2026, €20.00 on 3 Jan 2027 and €30.00 on 1 Mar 2027, new tries until 13 Mar 2027",
            "100,00 € au total, en 3 versements : 50,00 € le 12 déc. 2026, 20,00 € le 3 janv. 2027 et 30,00 € le 1er mars 2027, nouveaux essais jusqu’au 13 mars 2027",
            "€100.00 in all · in 3 instalments: €50.00 on 12 December 2026, €20.00 on 3 January 2027 and €30.00 on 1 March 2027; if a payment fails, we try it again for up to 12 days",
            "100,00 € au total · en 3 versements : 50,00 € le 12 décembre 2026, 20,00 € le 3 janvier 2027 et 30,00 € le 1er mars 2027 ; si un paiement échoue, nous le retentons pendant 12 jours au plus"
        },
    };

    private static readonly Dictionary<string, ConsentScope> Named = new(StringComparer.Ordinal)
    {
        ["single"] = Scopes.Single(AmountRule.Fixed),
        ["single-later"] = Scopes.Single(AmountRule.UpTo, new DateOnly(2026, 12, 1)),
        ["week"] = Scopes.Recurring(AmountRule.Fixed, ChargePeriod.Week),
        ["quarter"] = Scopes.Recurring(AmountRule.UpTo, ChargePeriod.Quarter),
        ["unscheduled"] = Scopes.Unscheduled(ChargePeriod.Month),
        ["request"] = Scopes.OnRequest(),
        ["request-capped"] = Scopes.OnRequest(ChargePeriod.Year),
        ["equal"] = Scopes.Proposed(600, 12, ChargePeriod.Month),
        ["month-end"] = Scopes.Proposed(100, 3, ChargePeriod.Month, new DateOnly(2027, 1, 31)),
        ["own-days"] = Scopes.Instalments((new(2026, 12, 12), 50), (new(2027, 1, 3), 50), (new(2027, 3, 5), 50)),
        ["own-rows"] = Scopes.Instalments((new(2026, 12, 12), 50), (new(2027, 1, 3), 20), (new(2027, 3, 1), 30)),
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_scope_is_said_with_all_its_limits_in_either_language(
        string scope, string english, string french, string saidInEnglish, string saidInFrench)
    {
        ConsentWording.Sentence(Named[scope], English).ShouldBe(UnbrokenDates.In(english));
        Plain(ConsentWording.Sentence(Named[scope], French)).ShouldBe(french);
        Said(Named[scope], English).ShouldBe(saidInEnglish);
        Plain(Said(Named[scope], French)).ShouldBe(saidInFrench);

        static string Said(ConsentScope scope, CultureInfo culture) =>
            ConsentWording.Values(scope, culture) is var values ? $"{values["amount"]} · {values["timing"]}" : "";
    }

    [Fact]
    public void What_was_agreed_before_new_tries_were_named_is_said_in_the_words_that_were_read_then()
    {
        var plan = Named["own-rows"].Plan!;
        var older = ConsentScope.Instalments("Sofa", plan, plan.Rows[^1].DueOn);

        ConsentWording.Values(older, English)["timing"].ShouldBe(
            "in 3 instalments: €50.00 on 12 December 2026, €20.00 on 3 January 2027 and €30.00 on 1 March 2027");
        ConsentWording.Values(older, English)["until"].ShouldBe("1 March 2027");
        ConsentWording.Values(Named["own-rows"], English)["until"].ShouldBe("13 March 2027");
        ConsentWording.Sentence(older, English).ShouldNotContain("new tries");
    }

    /// <summary>What determines an amount, with the amount as the terms contain it and the sentence, in both languages.</summary>
    public static TheoryData<string, AmountSource, string?, string, string, string> Sources { get; } = new()
    {
        {
            "single", AmountSource.Told, null, "€80.00, no more and no less", "80,00 €, ni plus ni moins",
            "One charge of €80.00, until 23 Nov 2027"
        },
        {
            "week", AmountSource.Told, null, "€80.00 each time, no more and no less", "80,00 € à chaque paiement, ni plus ni moins",
            "€80.00 each, once a week, from 12 Dec 2026, until 23 Nov 2027"
        },
        {
            "own-days", AmountSource.Told, null, "€150.00 in all, no more and no less", "150,00 € au total, ni plus ni moins",
            "€150.00 in all, in 3 instalments of €50.00: on 12 Dec 2026, on 3 Jan 2027 and on 5 Mar 2027, new tries until 17 Mar 2027"
        },
        {
            "quarter", AmountSource.Order, null, "up to €80.00 each time, as it results from the order at the prices told",
            "au plus 80,00 € à chaque paiement, selon la commande, aux prix indiqués",
            "Up to €80.00 each, as it results from the order at the prices told, once a quarter, from 12 Dec 2026, until 23 Nov 2027"
        },
        {
            "request-capped", AmountSource.PriceList, null,
            "up to €80.00 each time, and at most €240.00 a year in all, as it results from our price list",
            "au plus 80,00 € à chaque paiement, et au plus 240,00 € par an en tout, selon notre liste de prix",
            "Up to €80.00 each, at most €240.00 a year, as it results from our price list, only on request, until 23 Nov 2027"
        },
        {
            "request", AmountSource.Use, null, "up to €80.00 each time, as it results from what you use",
            "au plus 80,00 € à chaque paiement, selon votre consommation",
            "Up to €80.00 each, as it results from what you use, only on request, until 23 Nov 2027"
        },
        {
            "request", AmountSource.Other, "by the weight of the parcel", "up to €80.00 each time, by the weight of the parcel",
            "au plus 80,00 € à chaque paiement, by the weight of the parcel",
            "Up to €80.00 each, by the weight of the parcel, only on request, until 23 Nov 2027"
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void An_amount_is_said_with_what_determines_it(
        string named, AmountSource source, string? words, string english, string french, string sentence)
    {
        var scope = Named[named].WithAmountFrom(source, words);

        ConsentWording.Values(scope, English)["amount"].ShouldBe(english);
        Plain(ConsentWording.Values(scope, French)["amount"]).ShouldBe(french);
        ConsentWording.Sentence(scope, English).ShouldBe(UnbrokenDates.In(sentence));
    }

    [Fact]
    public void A_fixed_amount_is_the_one_that_was_told_and_a_cap_is_not()
    {
        Should.Throw<ArgumentException>(() => Named["single"].WithAmountFrom(AmountSource.Order));
        Should.Throw<ArgumentException>(() => Named["request"].WithAmountFrom(AmountSource.Told));
        Should.Throw<ArgumentException>(() => Named["request"].WithAmountFrom(AmountSource.Other));
        Should.Throw<ArgumentException>(() => Named["request"].WithAmountFrom(AmountSource.Use, "by weight"));
    }

    [Fact]
    public void In_a_list_instalments_are_counted()
    {
        ConsentWording.Brief(Named["own-rows"], English).ShouldBe(
            UnbrokenDates.In("€100.00 in 3 instalments, from 12 Dec 2026 to 1 Mar 2027"));
        ConsentWording.Brief(Named["request"], English).ShouldBe(ConsentWording.Sentence(Named["request"], English));
    }

    [Theory]
    [InlineData("2027-11-23", "23 November 2027", "23 novembre 2027")]
    [InlineData("2027-11-01", "1 November 2027", "1er novembre 2027")]
    public void The_terms_are_told_the_last_day_in_full(string day, string english, string french)
    {
        var scope = ConsentScope.OnRequest("Flowers", Scopes.Euros(80), null, DateOnly.Parse(day, CultureInfo.InvariantCulture));

        ConsentWording.Values(scope, English)["until"].ShouldBe(english);
        ConsentWording.Values(scope, French)["until"].ShouldBe(french);
    }

    [Fact]
    public void The_terms_contain_the_exact_purpose()
    {
        var scope = ConsentScope.OnRequest("=Fleurs {0} <b>", Scopes.Euros(80), null, Scopes.Until);

        ConsentWording.Values(scope, French)["purpose"].ShouldBe("=Fleurs {0} <b>");
    }

    [Fact]
    public void A_language_without_words_of_its_own_gets_English_words_with_its_own_amounts_and_dates()
    {
        Plain(ConsentWording.Sentence(Named["week"], CultureInfo.GetCultureInfo("de"))).ShouldBe(
            "80,00 € each, once a week, from 12 Dez. 2026, until 23 Nov. 2027");
    }

    [Fact]
    public void Amounts_have_the_decimals_of_their_currency()
    {
        string InCurrency(string currency) =>
            Plain(ConsentWording.Sentence(ConsentScope.OnRequest("Flowers", new Money(12345, currency), null, Scopes.Until), English));

        InCurrency("jpy").ShouldStartWith("Up to JPY 12,345 each");
        InCurrency("chf").ShouldStartWith("Up to CHF 123.45 each");
        InCurrency("kwd").ShouldStartWith("Up to KWD 12.345 each");
    }

    [Fact]
    public void Every_value_of_a_consent_has_a_name_in_both_languages()
    {
        string[] Names(CultureInfo culture) =>
        [
            .. Enum.GetValues<ConsentKind>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<AmountRule>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<AmountSource>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<ChargePeriod>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<LegalBasis>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<OrderChannel>().Select(value => ConsentText.Of(value, culture)),
            .. Enum.GetValues<ConsentResult>().Select(value => ConsentText.Of(value, culture)),
        ];

        Names(English).Intersect(Names(French), StringComparer.Ordinal).ShouldBeEmpty();
        Names(French).ShouldBeUnique(StringComparer.Ordinal);
    }

    // French amounts contain no-break spaces, which look like plain ones in this file.
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
