using System.Globalization;
using CsCheck;
using MotoPortal.Primitives.Amounts;
using MotoPortal.StripeFacts;

namespace MotoPortal.Tests.Primitives;

public sealed class MoneyTests
{
    [Fact]
    public void An_amount_is_written_as_its_reader_expects()
    {
        new Money(8000, "eur").Format(CultureInfo.GetCultureInfo("en")).ShouldBe("€80.00");
        new Money(8000, "eur").Format(CultureInfo.GetCultureInfo("fr")).ShouldBe("80,00\u00a0€");
        new Money(1250, "jpy").Format(CultureInfo.GetCultureInfo("en")).ShouldBe("JPY\u00a01,250");
        new Money(1234, "kwd").Format(CultureInfo.GetCultureInfo("fr")).ShouldBe("1,234\u00a0KWD");
    }

    [Theory]
    [InlineData(8050, "eur", "en", "80.50")]
    [InlineData(8050, "eur", "fr", "80,50")]
    [InlineData(1250, "jpy", "en", "1250")]
    [InlineData(1234, "kwd", "en", "1.234")]
    public void An_amount_in_a_field_is_read_back_as_it_was(long minorUnits, string currency, string culture, string typed)
    {
        new Money(minorUnits, currency).Type(CultureInfo.GetCultureInfo(culture)).ShouldBe(typed);
        TypedAmount.Read(typed, currency, CultureInfo.GetCultureInfo(culture)).Amount.ShouldBe(new Money(minorUnits, currency));
    }

    [Fact]
    public void An_amount_does_not_break_over_a_line_in_any_currency() =>
        Gen.Select(
            MoneyGen.Chargeable([.. CurrencyLimits.Known.Select(limits => limits.Currency)]),
            Gen.OneOf("en", "fr", "de", "es", "it", "nl").Select(CultureInfo.GetCultureInfo))
            .Sample((amount, culture) => amount.Format(culture)
                .ShouldAllBe(letter => !char.IsWhiteSpace(letter) || letter == '\u00a0' || letter == '\u202f'));

    [Fact]
    public void Two_currencies_cannot_be_added_or_compared()
    {
        Should.Throw<InvalidOperationException>(() => new Money(1, "eur") + new Money(1, "usd"));
        Should.Throw<InvalidOperationException>(() => new Money(1, "eur") < new Money(1, "usd"));
    }

    [Fact]
    public void A_sum_that_is_too_large_throws_rather_than_wraps() =>
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, "eur") + new Money(1, "eur"));
}
