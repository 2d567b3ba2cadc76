using MotoPortal.Gateway.Objects;

namespace MotoPortal.Tests.Gateway;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("sk_live_x")]
    [InlineData("rk_live_x")]
    public void A_live_key_is_sent_to_no_address_but_Stripes_own_over_https(string key)
    {
        foreach (var address in new[] { "http://api.stripe.com", "https://stripe.example", "http://127.0.0.1:12111" })
        {
            Failures(key, address).ShouldHaveSingleItem().ShouldBe(
                $"Stripe:ApiBase is '{address}', and a live key is sent to https://api.stripe.com only; leave Stripe:ApiBase out.");
        }

        foreach (var address in new[] { null, "", "https://api.stripe.com", "https://api.stripe.com/" })
        {
            Failures(key, address).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("sk_test_x")]
    [InlineData(null)]
    public void A_key_of_the_sandbox_and_practice_mode_may_have_another_address(string? key) =>
        Failures(key, "http://127.0.0.1:12111").ShouldBeEmpty();

    [Theory]
    [InlineData("http://127.0.0.1:12111/", "http://127.0.0.1:12111")]
    [InlineData("https://api.stripe.com/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Files_go_where_the_other_calls_go_and_to_Stripes_own_address_of_files_otherwise(string? address, string? files) =>
        new StripeOptions { ApiBase = address }.FilesBase.ShouldBe(files);

    private static IEnumerable<string> Failures(string? key, string? address) =>
        new StripeOptions.Validation().Validate(null, new StripeOptions { ApiKey = key, ApiBase = address }).Failures ?? [];
}
