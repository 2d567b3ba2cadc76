using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MotoPortal.Shell;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Tests.Shell;

/// <summary>Who came is told by the connection, and by the header of a proxy that the operator has named.</summary>
public sealed class ProxyTests
{
    [Fact]
    public void Without_a_setting_only_this_machine_is_believed()
    {
        var forwarded = Forwarded(proxies: null);

        forwarded.KnownProxies.ShouldAllBe(address => IPAddress.IsLoopback(address));
        forwarded.KnownIPNetworks.ShouldAllBe(network => IPAddress.IsLoopback(network.BaseAddress));
    }

    [Fact]
    public void A_named_address_and_a_named_network_are_believed_too()
    {
        var forwarded = Forwarded("10.0.0.5; 192.168.7.0/24 ;2001:db8::/32");

        forwarded.KnownProxies.ShouldContain(IPAddress.Parse("10.0.0.5"));
        forwarded.KnownIPNetworks.ShouldContain(IPNetwork.Parse("192.168.7.0/24"));
        forwarded.KnownIPNetworks.ShouldContain(IPNetwork.Parse("2001:db8::/32"));
        forwarded.ForwardLimit.ShouldBe(1);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/40")]
    public void What_is_no_address_stops_the_start_with_a_sentence(string proxies)
    {
        var options = new ShellOptions();
        options.Bind(Configuration(proxies));

        new ShellOptions.Validation().Validate(null, options).FailureMessage.ShouldBe(
            $"Portal:Proxies has '{proxies}'; write addresses such as 10.0.0.5 or networks such as 10.0.0.0/24, divided by semicolons.");
    }

    private static ForwardedHeadersOptions Forwarded(string? proxies) => new ServiceCollection().AddShell(Configuration(proxies))
        .BuildServiceProvider().GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

    private static IConfigurationRoot Configuration(string? proxies) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Portal:Proxies"] = proxies })
        .Build();
}
