using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Bunit;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The timeouts of waiting tests: long enough for a busy machine, but finite. Waiting for components blocks threads, so there are more of
/// them than cores.
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
