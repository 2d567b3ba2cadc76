using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Consents;

namespace MotoPortal.Tests.Charges.Policy;

public sealed class ClauseTextTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");
    private static readonly SealedCardView Card =
        new(PaymentMethodId.From("pm_1"), "visa", "4242", 12, 2030, CountedAsMoto: true, DateTimeOffset.UnixEpoch);

    [Fact]
    public void Every_clause_has_words_and_a_next_step_in_both_languages()
    {
        var (limit, used, day) = (Scopes.Euros(240), Scopes.Euros(160), new DateOnly(2026, 12, 22));
        foreach (var clause in Enum.GetValues<ChargeClause>())
        {
            var (english, french) = (
                ClauseText.Of(new ClauseBreach(clause, limit, used, day), English),
                ClauseText.Of(new ClauseBreach(clause, limit, used, day), French));

            english.What.ShouldNotBe(french.What, StringComparer.Ordinal);
            english.Next.ShouldNotBe(french.Next, StringComparer.Ordinal);
            (english.What + english.Next + french.What + french.Next).ShouldNotContain("{");
            ClauseText.Of(new ClauseBreach(clause), English).What.ShouldNotContain("{");
        }
    }

    [Fact]
    public void The_words_of_a_clause_tell_its_figures()
    {
        var breach = new ClauseBreach(ChargeClause.CapPerPeriod, Scopes.Euros(240), Scopes.Euros(160), new DateOnly(2026, 12, 22));
        var usedUp = breach with { Used = breach.Limit };

        ClauseText.Of(breach, English).ShouldBe(
            new ClauseWording(
                "The customer agreed to at most €240.00 in the time until 22\u00a0Dec\u00a02026, and €160.00 of it is used.",
                "Charge €80.00 or less, or wait until the day after 22\u00a0Dec\u00a02026."));
        ClauseText.Of(usedUp, English).Next.ShouldBe("Wait until the day after 22\u00a0Dec\u00a02026, or ask the customer for a new consent.");
        ClauseText.Of(breach, French).What.ShouldBe(
            $"Le client a accepté au plus {In(240)} pour la période qui court jusqu’au 22\u00a0déc.\u00a02026, dont {In(160)} déjà utilisés.");
        ClauseText.Of(new ClauseBreach(ChargeClause.Currency, new Money(1, "jpy")), English).What
            .ShouldBe("The customer agreed to charges in JPY only.");
        ClauseText.Of(new ClauseBreach(ChargeClause.Amount), English).What.ShouldBe("The amount is not above zero.");
        ClauseText.Of(new ClauseBreach(ChargeClause.Amount, new Money(1500, "kwd")), English).What
            .ShouldBe("The amount that was agreed is KWD\u00a01.500, no more and no less.");
    }

    [Fact]
    public void A_charge_is_read_in_one_sentence()
    {
        string Written(CultureInfo culture, ChargeInitiation way, ChargePosition? position) =>
            ChargeRecap.Write(Scopes.Euros(40), Card, way, "C-118", position, scope: null, culture);
        var ofTheYear = new ChargePosition(2, 12, IsOfTheYear: true, DueOn: new DateOnly(2026, 12, 12));
        var instalment =
            new ChargePosition(2, 12, IsOfTheYear: false, Scopes.Euros(80), Scopes.Euros(480), DueOn: new DateOnly(2026, 12, 12));
        var capped = new ChargePosition(
            2, null, IsOfTheYear: false, Scopes.Euros(80), Scopes.Euros(240), ChargePeriod.Month, new DateOnly(2026, 12, 22));
        (string Sentence, string Expected)[] table =
        [
            (
                Written(English, ChargeInitiation.CustomerAbsent, ofTheYear),
                "€40.00 to Visa •••• 4242, customer absent, consent C-118, 2 of 12 this year"),
            (
                Written(French, ChargeInitiation.CustomerAbsent, ofTheYear),
                $"{In(40)} sur Visa •••• 4242, client absent, consentement C-118, 2 sur 12 cette année"),
            (
                Written(English, ChargeInitiation.CustomerAbsent, instalment),
                "€40.00 to Visa •••• 4242, customer absent, consent C-118, 2 of 12"),
            (
                Written(English, ChargeInitiation.CustomerOnLine, capped),
                "€40.00 to Visa •••• 4242, customer on the line, consent C-118, €80.00 of €240.00 in the month until 22\u00a0Dec\u00a02026"),
            (
                Written(French, ChargeInitiation.CustomerOnLine, capped),
                $"{In(40)} sur Visa •••• 4242, client en ligne, consentement C-118, {In(80)} sur {In(240)} dans le mois jusqu’au 22\u00a0déc.\u00a02026"),
            (
                Written(English, ChargeInitiation.CustomerOnLine, new ChargePosition(1, 1)),
                "€40.00 to Visa •••• 4242, customer on the line, consent C-118, the only charge"),
            (
                Written(English, ChargeInitiation.CustomerOnLine, new ChargePosition(3)),
                "€40.00 to Visa •••• 4242, customer on the line, consent C-118, charge number 3"),
            (Written(English, ChargeInitiation.OnReader, null), "€40.00 to Visa •••• 4242, keyed in on a reader, consent C-118"),
        ];

        table.ShouldAllBe(row => row.Sentence == row.Expected);
    }

    [Fact]
    public void An_amount_up_to_a_cap_is_read_with_what_determines_it_and_stays_so_in_the_record()
    {
        var scope = ConsentScope.OnRequest("Coffee", Scopes.Euros(80), null, new DateOnly(2027, 11, 23));
        string Written(ConsentScope said, CultureInfo culture)
        {
            var written = ChargeRecap.Write(
                Scopes.Euros(40), Card, ChargeInitiation.CustomerAbsent, "C-118", position: null, said, culture);
            var kept = ChargeRecap.Keep(Scopes.Euros(40), Card, ChargeInitiation.CustomerAbsent, "C-118", position: null, said);
            ChargeRecap.Read(kept, culture).ShouldBe(written);
            return written;
        }

        Written(scope.WithAmountFrom(AmountSource.Order), English).ShouldBe(
            "€40.00, as it results from the order at the prices told, to Visa •••• 4242, customer absent, consent C-118");
        Written(scope.WithAmountFrom(AmountSource.Other, "one euro a kilo"), English).ShouldStartWith("€40.00, one euro a kilo, to Visa");
        Written(scope, French).ShouldBe($"{In(40)} sur Visa •••• 4242, client absent, consentement C-118");
    }

    private static string In(long euros) => Scopes.Euros(euros).Format(French);
}
