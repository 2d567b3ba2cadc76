using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;
using MotoPortal.Gateway;
using MotoPortal.Gateway.Calls;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Support;

/// <summary>The gateway as the portal registers it: with the portal's own HTTP client, timeout, redirects and answer check.</summary>
internal static class RealGateway
{
    /// <summary>A gateway that uses this address for Stripe.</summary>
    public static StripeGateway At(string address) =>
        new ServiceCollection()
            .AddLogging()
            .AddSingleton<Bell>()
            .AddSingleton<ExemptTexts>()
            .AddGateway(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Stripe:ApiBase"] =
                    address,
                    ["Stripe:ApiKey"] = "sk_test_pinned_0000"
                })
                .Build())
            .BuildServiceProvider()
            .GetRequiredService<StripeGateway>();
}
