using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// The most that this process may have of the machine (<c>setrlimit(2)</c>). Memory is counted as what can be written to
/// (<c>RLIMIT_DATA</c>): the runtime reserves hundreds of gigabytes of addresses that it never uses, so a limit of addresses would stop it.
/// </summary>
internal static class ResourceLimits
{
    private const int ProcessorSeconds = 0;
    private const int FileBytes = 1;
    private const int DataBytes = 2;
    private const int CoreBytes = 4;
    private const int OpenFiles = 7;

    // What the runtime itself opens, and some to spare.
    private const ulong MostOpenFiles = 256;
    private const ulong LargestFile = 1024 * 1024;

    /// <summary>Sets the limits; false when one of them does not hold.</summary>
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

        // A limit that is lower already stays: it cannot be raised, and it holds as well.
        var limit = Math.Min(most, present.Hard);
        return LinuxCalls.SetLimit(resource, new Limit(limit, limit)) == 0;
    }

    /// <summary>The structure <c>rlimit</c> of 64-bit Linux.</summary>
    /// <param name="Soft">Where the system warns or refuses.</param>
    /// <param name="Hard">Where it ends the process, and above which the process cannot raise the other.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Limit(ulong Soft, ulong Hard);
}
