using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Primitives;

public sealed class UnfinishedTextTests
{
    [Theory]
    [InlineData("4242 4242 42", false)]
    [InlineData("4242 4242 424", true)]
    [InlineData("42424242424", true)]
    [InlineData("3782-822463-1", true)]
    [InlineData("Card: 5555555555554", true)]
    [InlineData("+33 6 98 76 54 32 10", false)]
    [InlineData("+44 20 7946 0958 123", false)]
    [InlineData("06 98 76 54 32", false)]
    [InlineData("(415) 555-2671", false)]
    [InlineData("A-10442 of 2026-11-30", false)]
    public void Eleven_digits_of_what_may_become_a_card_number_are_too_many(string text, bool tooMany) =>
        UnfinishedText.MayBecomeCardNumber(text).ShouldBe(tooMany);
}
