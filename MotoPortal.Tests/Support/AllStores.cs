using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data.Workers;

namespace MotoPortal.Tests.Support;

/// <summary>Reads as the portal itself does, which sees all stores.</summary>
internal static class AllStores
{
    /// <summary>A service that reads for pages, in a scope that lasts as long as the test's portal.</summary>
    public static T OfAllStores<T>(this IServiceProvider services)
        where T : notnull =>
        JobScope.Create(services.GetRequiredService<IServiceScopeFactory>()).ServiceProvider.GetRequiredService<T>();
}
