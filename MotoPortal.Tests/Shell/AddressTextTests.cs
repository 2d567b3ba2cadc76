using MotoPortal.Audit;
using MotoPortal.Charges.Pages;
using MotoPortal.Shell.Fields;

namespace MotoPortal.Tests.Shell;

/// <summary>What a person searched for cannot be read from an address.</summary>
public sealed class AddressTextTests
{
    [Theory]
    [InlineData("Zoë Ångström")]
    [InlineData("zoe@example.com")]
    [InlineData("06 12 34 56 78")]
    [InlineData("=Zoë <b>?#~&")]
    [InlineData("~")]
    public void A_text_is_read_back_and_cannot_be_read_by_others(string text)
    {
        var shown = AddressText.Seal(text)!;

        shown.ShouldMatch("^~[A-Za-z0-9_-]{50,}$");
        AddressText.Read(shown).ShouldBe(text);
        AddressText.Seal(text).ShouldBe(shown);
    }

    [Fact]
    public void Short_texts_of_two_lengths_look_alike() =>
        AddressText.Seal("Zoe")!.Length.ShouldBe(AddressText.Seal("Camille Durand")!.Length);

    [Theory]
    [InlineData("")]
    [InlineData("4242 4242 4242 4242")]
    public void No_text_and_a_card_number_are_left_out(string text) => AddressText.Seal(text).ShouldBeNull();

    [Fact]
    public void A_card_number_that_was_typed_into_an_address_is_no_text() => AddressText.Read("4242 4242 4242 4242").ShouldBe("");

    [Theory]
    [InlineData("~")]
    [InlineData("~abc")]
    [InlineData("~!!!")]
    [InlineData("~AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_changed_or_is_of_another_process_is_no_text(string asked) => AddressText.Read(asked).ShouldBe("");

    [Fact]
    public void No_list_has_its_free_text_in_its_address()
    {
        var consents = new ConsentAddress { Person = "Camille", Customer = "Zoe Angstrom", OnlyNotMoto = true };
        var charges = new ChargeAddress { Search = "Lena Lindqvist", OnlyOverridden = true };

        consents.ToHref().ShouldNotContain("Camille");
        consents.ToHref().ShouldNotContain("Angstrom");
        charges.ToHref().ShouldNotContain("Lindqvist");
        ConsentAddress.Read(consents.ToHref()).ShouldBe(consents);
        new ChargeAddress().ReadFrom(charges.ToHref()).ShouldBe(charges);
    }
}
