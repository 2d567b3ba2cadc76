using System.Runtime.CompilerServices;
using MotoPortal.Gateway.Calls;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Gateway;

/// <summary>
/// Goal: nothing holds a portal that has stopped. Method: a host calls Stripe and is disposed of; what it used has to be collected. A timer
/// of the client's handler once held each host for two minutes, and hundreds of them in a run of all tests.
/// </summary>
public sealed class StoppedPortalTests
{
    [Fact]
    public async Task What_a_stopped_portal_used_is_collected()
    {
        var gateway = await UseAndStopAsync();

        await WaitUntil.TrueAsync(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Task.FromResult(!gateway.IsAlive);
        });
    }

    // Not inlined, so that no local of the test holds what it asks about.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAndStopAsync()
    {
        await using var host = await SaveCardHost.StartAsync();
        await host.OnReaderAsync();
        return new WeakReference(host.Get<StripeGateway>());
    }
}
