using Microsoft.Extensions.Configuration;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.Terms;

public sealed class MerchantOptionsTests
{
    [Fact]
    public void In_practice_nothing_has_to_be_set() => Complaints(new MerchantOptions()).ShouldBeEmpty();

    [Fact]
    public void A_live_key_demands_the_name_the_contact_and_the_address()
    {
        Complaints(new MerchantOptions(), "sk_live_x").ShouldHaveSingleItem()
            .ShouldStartWith("Merchant:Name, Merchant:Contact and Merchant:Address must be set");
        Complaints(new MerchantOptions { Name = "Café", Contact = "01" }, "sk_live_x").ShouldHaveSingleItem();
        Complaints(new MerchantOptions { Name = "Café", Contact = "01", Address = "1 rue" }, "sk_live_x").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FR", "CNIL, www.cnil.fr", "")]
    [InlineData("DE", "CNIL, www.cnil.fr", "Merchant:Authority must name")]
    [InlineData("DE", "BfDI, www.bfdi.bund.de", "")]
    [InlineData("FR", "", "Merchant:Authority must name")]
    [InlineData("France", "CNIL, www.cnil.fr", "Merchant:Country must be")]
    [InlineData("XQ", "CNIL, www.cnil.fr", "Merchant:Country must be")]
    public void The_authority_belongs_to_the_country(string country, string authority, string complaint) =>
        string.Concat(Complaints(new MerchantOptions { Country = country, Authority = authority })).ShouldStartWith(complaint);

    [Fact]
    public void Without_a_privacy_contact_the_general_contact_is_used()
    {
        new MerchantOptions { Contact = "01 23" }.PrivacyContact.ShouldBe("01 23");
        new MerchantOptions { Contact = "01 23", PrivacyContact = "dpo@example.com" }.PrivacyContact.ShouldBe("dpo@example.com");
    }

    private static IEnumerable<string> Complaints(MerchantOptions options, string? key = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Stripe:ApiKey"] = key }).Build();
        return new MerchantOptions.Validation(configuration).Validate(null, options).Failures ?? [];
    }
}
