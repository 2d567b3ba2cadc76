using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Primitives;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("80", "eur", 8000)]
    [InlineData("80,50", "eur", 8050)]
    [InlineData("80.5", "eur", 8050)]
    [InlineData(" 1 250,00 ", "eur", 125000)]
    [InlineData("1250", "jpy", 1250)]
    [InlineData("1.234", "kwd", 1234)]
    [InlineData("0", "eur", 0)]
    public void An_amount_is_read_as_people_type_it(string typed, string currency, long minorUnits) =>
        Money.TryParse(typed, currency).ShouldBe(new Money(minorUnits, currency));

    [Theory]
    [InlineData("", "eur")]
    [InlineData("-5", "eur")]
    [InlineData("80.505", "eur")]
    [InlineData("1.5", "jpy")]
    [InlineData("eighty", "eur")]
    [InlineData("1e3", "eur")]
    [InlineData("99999999999", "eur")]
    [InlineData("1.234.567", "eur")]
    public void What_is_no_amount_in_the_currency_is_refused(string typed, string currency) => Money.TryParse(typed, currency).ShouldBeNull();

    [Fact]
    public void An_amount_is_written_as_its_reader_expects()
    {
        new Money(8000, "eur").Format(CultureInfo.GetCultureInfo("en")).ShouldBe("€80.00");
        new Money(8000, "eur").Format(CultureInfo.GetCultureInfo("fr")).ShouldBe("80,00 €");
        new Money(1250, "jpy").Format(CultureInfo.GetCultureInfo("en")).ShouldBe("JPY\u00a01,250");
        new Money(1234, "kwd").Format(CultureInfo.GetCultureInfo("fr")).ShouldBe("1,234 KWD");
    }

    [Theory]
    [InlineData(8050, "eur", "en", "80.50")]
    [InlineData(8050, "eur", "fr", "80,50")]
    [InlineData(1250, "jpy", "en", "1250")]
    [InlineData(1234, "kwd", "en", "1.234")]
    public void An_amount_in_a_field_is_read_back_as_it_was(long minorUnits, string currency, string culture, string typed)
    {
        new Money(minorUnits, currency).Type(CultureInfo.GetCultureInfo(culture)).ShouldBe(typed);
        Money.TryParse(typed, currency).ShouldBe(new Money(minorUnits, currency));
    }

    [Fact]
    public void Two_currencies_cannot_be_added_or_compared()
    {
        Should.Throw<InvalidOperationException>(() => new Money(1, "eur") + new Money(1, "usd"));
        Should.Throw<InvalidOperationException>(() => new Money(1, "eur") < new Money(1, "usd"));
    }

    [Fact]
    public void A_sum_that_is_too_large_throws_rather_than_wraps() => Should.Throw<OverflowException>(() => new Money(long.MaxValue, "eur") + new Money(1, "eur"));
}
