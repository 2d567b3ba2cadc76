using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Bunit;

namespace MotoPortal.Tests.Support;

/// <summary>
/// How long tests wait for what must happen. A busy machine may take its time; what never happens still fails. Components are waited for
/// by threads that block, so there are more of them than cores.
/// </summary>
internal static class Patience
{
    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
        Justification = "xunit has no other place before the first test of any class.")]
    internal static void Begin()
    {
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount * 8), ports);
    }
}
