using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Shell;
using MotoPortal.Tests.Browser;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

public sealed partial class RoutesTests
{
    [Fact]
    public async Task Every_address_that_the_source_spells_out_leads_somewhere()
    {
        await using var portal = new PortalFactory().Start();
        var patterns = portal.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern)
            .Where(pattern => pattern.PathSegments.Count == 0 || pattern.PathSegments[0].Parts[0] is not RoutePatternParameterPart)
            .ToArray();

        var astray = Addresses().Where(address => !patterns.Any(pattern => Matches(pattern, address.Path)))
            .Select(address => $"{address.Where}: {address.Path}");

        astray.ShouldBeEmpty();
    }

    [Fact]
    public void No_page_is_forgotten_when_pages_are_looked_at_in_a_browser()
    {
        var routes = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("MotoPortal.Simulator", StringComparison.Ordinal) is not true)
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template);

        routes.Except(PagesTests.Routes, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<(string Where, string Path)> Addresses() =>
        Repository.Files("MotoPortal", ".razor", ".cs")
            .Where(path => !Repository.Relative(path).StartsWith("MotoPortal/Simulator/", StringComparison.Ordinal))
            .SelectMany(path => Literal().Matches(File.ReadAllText(path))
                .Select(match => (Repository.Relative(path), Cleaned(match.Groups["path"].Value))))
            .Concat(NavigationLink.All.Select(link => ("the navigation", link.Href)));

    // A value filled in at run time counts as any one segment; query and fragment do not determine the page.
    private static string Cleaned(string address) =>
        "/" + Hole().Replace(address, "x").Split('?', '#')[0].TrimStart('/');

    private static bool Matches(RoutePattern pattern, string path) =>
        new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(path, []);

    [GeneratedRegex(
        """(?:\b[Hh]ref="|\baction="|NavigateTo\(\$?"|Redirect\(\$?")(?<path>/?[a-z][^"@:]*|/)["]""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
