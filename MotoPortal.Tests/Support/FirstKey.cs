using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace MotoPortal.Tests.Support;

/// <summary>The first key of data protection, for portals of tests that are no web host.</summary>
internal static class FirstKey
{
    /// <summary>
    /// Makes it, as the web host does at its start: made at its first use, within a transaction, it would wait for that transaction's lock
    /// until both fail.
    /// </summary>
    public static void MakeFirstKey(this IServiceProvider services) =>
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(FirstKey)).Protect([]);
}
