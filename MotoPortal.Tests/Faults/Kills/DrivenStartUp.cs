using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Tests.Faults.Kills;

[assembly: HostingStartup(typeof(DrivenStartUp))]

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>
/// Adds the clerks to the built program, so that they act in its own composition, beside its own workers and behind its own Kestrel. The
/// framework calls it in a process whose <c>ASPNETCORE_HOSTINGSTARTUPASSEMBLIES</c> names this assembly; the program knows nothing of it.
/// Besides, the clock is ahead of the machine's, and the portal's requests carry the mark by which the proxy knows them.
/// </summary>
internal sealed class DrivenStartUp : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder)
    {
        if (DrivenOptions.OfThisProcess() is not { } options)
        {
            return;
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(new DrivenClock(TimeSpan.FromTicks(options.ClockAheadTicks)));
            services.AddHttpClient("stripe").AddHttpMessageHandler(() => new FaultHandler());
            services.AddSingleton(options).AddHostedService<DrivenWork>();
        });
    }
}
