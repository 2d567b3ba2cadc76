using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// Sets the resource limits of this process (<c>setrlimit(2)</c>). Memory is limited as writable memory (<c>RLIMIT_DATA</c>): the runtime
/// reserves hundreds of gigabytes of address space that it never uses, so a limit on addresses would stop it.
/// </summary>
internal static class ResourceLimits
{
    private const int ProcessorSeconds = 0;
    private const int FileBytes = 1;
    private const int DataBytes = 2;
    private const int CoreBytes = 4;
    private const int OpenFiles = 7;

    // What the runtime itself opens, with a reserve.
    private const ulong MostOpenFiles = 256;
    private const ulong LargestFile = 1024 * 1024;

    /// <summary>Sets the limits; false when one of them cannot be set.</summary>
    public static bool TrySet(int processorSeconds, long memoryBytes) =>
        TryLower(ProcessorSeconds, (ulong)processorSeconds)
        & TryLower(DataBytes, (ulong)memoryBytes)
        & TryLower(FileBytes, LargestFile)
        & TryLower(CoreBytes, 0)
        & TryLower(OpenFiles, MostOpenFiles);

    private static bool TryLower(int resource, ulong most)
    {
        if (LinuxCalls.GetLimit(resource, out var present) != 0)
        {
            return false;
        }

        // A lower existing limit is kept: it cannot be raised, and is strict enough.
        var limit = Math.Min(most, present.Hard);
        return LinuxCalls.SetLimit(resource, new Limit(limit, limit)) == 0;
    }

    /// <summary>The structure <c>rlimit</c> of 64-bit Linux.</summary>
    /// <param name="Soft">The limit at which the system warns or refuses.</param>
    /// <param name="Hard">The limit at which the system ends the process, and up to which the soft limit can be raised.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Limit(ulong Soft, ulong Hard);
}
