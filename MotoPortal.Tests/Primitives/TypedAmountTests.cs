using System.Globalization;
using CsCheck;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Primitives;

/// <summary>Goal: no amount is parsed as another than was meant; ambiguous text is refused.</summary>
public sealed class TypedAmountTests
{
    // All numbers of decimals, with signs and with codes.
    private static readonly string[] Currencies = ["eur", "gbp", "usd", "chf", "cad", "dkk", "jpy", "krw", "kwd", "tnd"];
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    private static readonly Gen<Money> AnyAmount = Gen.Select(
        Gen.OneOf(Gen.Long[0, 99_999_999], Gen.Long[0, 99_999]), Gen.OneOf(Currencies), (minor, currency) => new Money(minor, currency));

    [Theory]
    [InlineData("80", "eur", 8000)]
    [InlineData("80,50", "eur", 8050)]
    [InlineData("80.5", "eur", 8050)]
    [InlineData("12,5", "eur", 1250)]
    [InlineData(".50", "eur", 50)]
    [InlineData("0", "eur", 0)]
    [InlineData("0080", "eur", 8000)]
    [InlineData("1000", "eur", 100_000)]
    [InlineData("1000,00", "eur", 100_000)]
    [InlineData("1 000", "eur", 100_000)]
    [InlineData("1 000,00", "eur", 100_000)]
    [InlineData("1\u00a0000,00", "eur", 100_000)]
    [InlineData("1\u202f000,00", "eur", 100_000)]
    [InlineData("1\u2009000,00", "eur", 100_000)]
    [InlineData(" 1 250,00 ", "eur", 125_000)]
    [InlineData("1 234,50", "eur", 123_450)]
    [InlineData("1,234.50", "eur", 123_450)]
    [InlineData("1.234,50", "eur", 123_450)]
    [InlineData("1'234.50", "eur", 123_450)]
    [InlineData("1’234.50", "eur", 123_450)]
    [InlineData("€80", "eur", 8000)]
    [InlineData("80 €", "eur", 8000)]
    [InlineData("80\u00a0€", "eur", 8000)]
    [InlineData("80 EUR", "eur", 8000)]
    [InlineData("eur 80", "eur", 8000)]
    [InlineData("999999.99", "eur", 99_999_999)]
    [InlineData("1250", "jpy", 1250)]
    [InlineData("10 000", "jpy", 10_000)]
    [InlineData("¥10000", "jpy", 10_000)]
    [InlineData("1.230", "kwd", 1230)]
    [InlineData("1,230", "kwd", 1230)]
    [InlineData("1.23", "kwd", 1230)]
    [InlineData("1,234.567", "kwd", 1_234_567)]
    public void An_amount_is_read_as_people_type_it(string typed, string currency, long minorUnits) =>
        TypedAmount.Read(typed, currency, English).ShouldBe(new AmountReading.Read(new Money(minorUnits, currency)));

    [Theory]
    [InlineData(null, "eur", FieldProblem.Required)]
    [InlineData(" \u00a0\u202f", "eur", FieldProblem.Required)]
    [InlineData("-5", "eur", FieldProblem.NotAnAmount)]
    [InlineData("−5", "eur", FieldProblem.NotAnAmount)]
    [InlineData("+5", "eur", FieldProblem.NotAnAmount)]
    [InlineData("(5)", "eur", FieldProblem.NotAnAmount)]
    [InlineData("eighty", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1e3", "eur", FieldProblem.NotAnAmount)]
    [InlineData("0x10", "eur", FieldProblem.NotAnAmount)]
    [InlineData("€", "eur", FieldProblem.NotAnAmount)]
    [InlineData(".", "eur", FieldProblem.NotAnAmount)]
    [InlineData("80,-", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1 2", "eur", FieldProblem.NotAnAmount)]
    [InlineData("10 00", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1,23,456.00", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1,234 567.00", "eur", FieldProblem.NotAnAmount)]
    [InlineData("0 123", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1,234,5", "eur", FieldProblem.NotAnAmount)]
    [InlineData("80\u200b0", "eur", FieldProblem.NotAnAmount)]
    [InlineData("８０", "eur", FieldProblem.NotAnAmount)]
    [InlineData("٨٠", "eur", FieldProblem.NotAnAmount)]
    [InlineData("80，50", "eur", FieldProblem.NotAnAmount)]
    [InlineData("€80 EUR", "eur", FieldProblem.NotAnAmount)]
    [InlineData("1,000", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("1.000", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("12,500", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("€1,000", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("1,234,567", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("80.505", "eur", FieldProblem.AmbiguousAmount)]
    [InlineData("0.505", "eur", FieldProblem.TooManyDecimals)]
    [InlineData("1,234.567", "eur", FieldProblem.TooManyDecimals)]
    [InlineData("1.2345", "eur", FieldProblem.TooManyDecimals)]
    [InlineData("1.2345", "kwd", FieldProblem.TooManyDecimals)]
    [InlineData("1.5", "jpy", FieldProblem.NoDecimals)]
    [InlineData("10,000", "jpy", FieldProblem.NoDecimals)]
    [InlineData("10.00", "jpy", FieldProblem.NoDecimals)]
    [InlineData("$80", "eur", FieldProblem.OtherCurrency)]
    [InlineData("80 CHF", "eur", FieldProblem.OtherCurrency)]
    [InlineData("99999999999", "eur", FieldProblem.TooLarge)]
    [InlineData("1000000.00", "eur", FieldProblem.TooLarge)]
    [InlineData("79228162514264337593543950335", "eur", FieldProblem.TooLarge)]
    [InlineData("4242 4242 4242 4242", "eur", FieldProblem.HoldsCardNumber)]
    public void What_is_no_amount_or_could_be_two_is_refused_for_its_reason(string? typed, string currency, FieldProblem problem) =>
        TypedAmount.Read(typed, currency, English).Problem.ShouldBe(problem);

    [Theory]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Any_number_of_digits_is_answered_with_words(int digits) =>
        TypedAmount.Read(new string('7', digits), "eur", English).ShouldBe(new AmountReading.NotRead(FieldProblem.TooLong));

    [Theory]
    [InlineData("1,000", "eur", "en", "1000", "1.00")]
    [InlineData("1.000", "eur", "fr", "1000", "1,00")]
    [InlineData("12,345", "usd", "en", "12345", "12.34")]
    public void Both_ways_to_write_it_are_proposed_as_the_person_writes_decimals(
        string typed, string currency, string culture, string whole, string point) =>
        TypedAmount.Read(typed, currency, CultureInfo.GetCultureInfo(culture))
            .ShouldBe(new AmountReading.NotRead(FieldProblem.AmbiguousAmount, whole, point));

    [Fact]
    public void What_the_portal_writes_into_a_field_is_read_back_as_the_same_amount() =>
        Gen.Select(AnyAmount, Gen.OneOf(English, French)).Sample(
            (amount, culture) => TypedAmount.Read(amount.Type(culture), amount.Currency, culture).Amount.ShouldBe(amount));

    [Fact]
    public void What_the_portal_shows_is_read_back_as_the_same_amount_or_refused_where_a_comma_stands_in_a_currency_without_decimals() =>
        Gen.Select(AnyAmount, Gen.OneOf(English, French)).Sample((amount, culture) =>
        {
            var shown = amount.Format(culture);
            TypedAmount.Read(shown, amount.Currency, culture).Amount
                .ShouldBe(amount.Decimals == 0 && shown.Contains(',', StringComparison.Ordinal) ? null : amount);
        });

    [Fact]
    public void Nothing_with_exactly_three_digits_behind_its_last_sign_is_read_in_a_currency_of_two_decimals() =>
        Gen.Select(Typing, Gen.OneOf(".", ","), Gen.Int[0, 999], Gen.OneOf("", " ", "€", " EUR")).Sample(
            (before, sign, after, behind) =>
            {
                var typed = before + sign + after.ToString("000", CultureInfo.InvariantCulture) + behind;
                TypedAmount.Read(typed, "eur", English).Amount.ShouldBeNull();
            });

    [Fact]
    public void Whatever_is_typed_is_answered_and_never_with_more_digits_than_were_typed() =>
        Gen.Select(Typing, Gen.OneOf(Currencies)).Sample((typed, currency) =>
        {
            if (TypedAmount.Read(typed, currency, French).Amount is { } amount)
            {
                var digits = string.Concat(typed.Where(char.IsAsciiDigit)).TrimStart('0');
                amount.Type(CultureInfo.InvariantCulture)
                    .Replace(".", "", StringComparison.Ordinal).Trim('0').ShouldBe(digits.TrimEnd('0'));
            }
        });

    private static Gen<string> Typing =>
        Gen.Char["0123456789.,' \u00a0\u202f-€e"].Array[0, 12].Select(letters => new string(letters));
}
