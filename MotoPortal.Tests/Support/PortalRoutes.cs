using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace MotoPortal.Tests.Support;

/// <summary>Every page and endpoint of a running portal.</summary>
internal static class PortalRoutes
{
    /// <summary>All pages and endpoints.</summary>
    public static IEnumerable<RouteEndpoint> Of(PortalFactory portal) =>
        portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>An address of a route; its parameters are 1.</summary>
    public static string AddressOf(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "1"))));
}
