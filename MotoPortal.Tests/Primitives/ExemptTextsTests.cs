using System.Text.Json.Nodes;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Primitives;

/// <summary>The one place that decides whether a text is refused although two people found that it is no card number.</summary>
public sealed class ExemptTextsTests
{
    // It passes Luhn and falls into an old range of Maestro.
    private const string Order = "5910442000123457";
    private const string OtherOrder = "5910442000123465";

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(place => (byte)place)];

    [Fact]
    public void Exactly_the_text_is_let_through_in_exactly_its_kind_of_field()
    {
        var exempt = Exempting(Order);

        exempt.Refuse(ExemptibleField.OrderReference, Order).ShouldBeFalse();
        exempt.Refuse(ExemptibleField.OrderReference, $" {Order} ").ShouldBeFalse();
        exempt.Refuse(ExemptibleField.Purpose, Order).ShouldBeTrue();
        exempt.Refuse(ExemptibleField.OrderReference, OtherOrder).ShouldBeTrue();
        exempt.Refuse(ExemptibleField.OrderReference, $"Order {Order}").ShouldBeTrue();
        exempt.Refuse(ExemptibleField.OrderReference, "5910 4420 0012 3457").ShouldBeTrue();
        new ExemptTexts().Refuse(ExemptibleField.OrderReference, Order).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Order, false)]
    [InlineData($"Your order {Order}, of 80 euros.", false)]
    [InlineData($$"""{"Reference":"{{Order}}","Note":"for {{Order}}"}""", false)]
    [InlineData($"{Order}5", true)]
    [InlineData($"a{Order}", true)]
    [InlineData($"{Order} and {OtherOrder}", true)]
    [InlineData($"{Order} 4242 4242 4242 4242", true)]
    [InlineData($$"""{"Reference":"{{Order}}","Card":"4242424242424242"}""", true)]
    public void What_is_stored_or_sent_may_contain_it_and_nothing_longer_or_other(string stored, bool isRefused) =>
        Exempting(Order).Refuse(stored).ShouldBe(isRefused);

    [Fact]
    public void The_folded_text_that_is_stored_for_searching_is_let_through_too()
    {
        var exempt = Exempting("Bestellung 4010442000123459 für Zoë");

        exempt.Refuse("bestellung 4010442000123459 fur zoe").ShouldBeFalse();
        exempt.Refuse("bestellung 4010442000123459").ShouldBeTrue();
    }

    [Fact]
    public void What_was_taken_back_is_refused_in_the_form_and_still_copied_from_row_to_row()
    {
        var exempt = Exempting(Order, mayBeTyped: false);

        exempt.Refuse(ExemptibleField.OrderReference, Order).ShouldBeTrue();
        exempt.Refuse(Order).ShouldBeFalse();
    }

    [Fact]
    public void A_draft_keeps_what_is_exempt_and_loses_what_is_not()
    {
        var draft = JsonNode.Parse($$"""{"Trigger":"{{Order}}","Purpose":"{{OtherOrder}}"}""")!;

        StoredTextGuard.Remove(draft, Exempting(Order)).ShouldBe(["$.Purpose"]);

        draft["Trigger"]!.GetValue<string>().ShouldBe(Order);
    }

    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("# 5555-5555-5555-4444 #")]
    [InlineData("378282246310005")]
    [InlineData("Card 4242424242424242")]
    [InlineData("Visa 5910442000123457")]
    [InlineData("Order 4010442000123459 12/27")]
    [InlineData("Order 4010442000123459 CVC 123")]
    [InlineData("Order ４０１０４４２０００１２３４５９")]
    [InlineData("Order 4O1O44200012345g")]
    [InlineData("Order four two four two four two four two four two four two four two four two")]
    [InlineData("Order &#52;&#50;42424242424242")]
    public void What_cannot_be_told_from_a_card_number_is_never_let_through(string typed) =>
        CardNumberGuard.IsCertain(typed).ShouldBeTrue();

    [Theory]
    [InlineData(Order)]
    [InlineData("Order 4010442000123459")]
    [InlineData("Facture 4010442000123459 du client")]
    [InlineData("5910 4420 0012 3457")]
    public void What_a_merchant_writes_may_be_let_through_by_a_person_who_read_it(string typed)
    {
        CardNumberGuard.HoldsCardNumber(typed).ShouldBeTrue();
        CardNumberGuard.IsCertain(typed).ShouldBeFalse();
    }

    private static ExemptTexts Exempting(string text, bool mayBeTyped = true)
    {
        var exempt = new ExemptTexts();
        exempt.Replace(
            Key, [new ExemptText(ExemptibleField.OrderReference, ExemptTexts.Fingerprint(Key, text), text.Length, mayBeTyped)]);
        return exempt;
    }
}
