using MotoPortal.Primitives;

namespace MotoPortal.Tests.Primitives;

public sealed class CardNumberGuardTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("4242-4242-4242-4242")]
    [InlineData("4242.4242.4242.4242")]
    [InlineData("card:4242424242424242, 12/30")]
    [InlineData("A-10442 4242 4242 4242 4242 12 30")]
    [InlineData("4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2")]
    [InlineData("4242\u00A04242\u202F4242\u200B4242")]
    [InlineData("４２４２４２４２４２４２４２４２")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢")]
    [InlineData("378282246310005")]
    [InlineData("5555555555554444")]
    [InlineData("6011111111111117")]
    [InlineData("36227206271667")]
    [InlineData("3566002020360505")]
    [InlineData("6200000000000005")]
    public void What_a_network_could_have_issued_is_found_however_it_is_written(string text) =>
        CardNumberGuard.HoldsCardNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData("CVC 123")]
    [InlineData("cvv:1234")]
    [InlineData("Visa, CVV2 = 987")]
    [InlineData("cryptogramme n° 321")]
    [InlineData("ＣＶＣ １２３")]
    public void A_verification_code_is_found_by_its_name(string text) => CardNumberGuard.HoldsCardNumber(text).ShouldBeTrue();

    [Theory]
    [InlineData("CVC")]
    [InlineData("order 123")]
    [InlineData("CVC-2026-11")]
    [InlineData("Ask for the CVC on the telephone, part 12")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Zoë Ångström")]
    [InlineData("4242424242424241")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("0033612345678")]
    [InlineData("A-10442")]
    [InlineData("2026-11-23 14:02:11")]
    [InlineData("FR76 3000 6000 0112 3456 7890 189")]
    [InlineData("1234567890123452")]
    [InlineData("424242424242424242424242")]
    [InlineData("set_0199abcd42424242ef424242424242")]
    public void What_no_network_issued_is_left_alone(string? text) => CardNumberGuard.HoldsCardNumber(text).ShouldBeFalse();
}
