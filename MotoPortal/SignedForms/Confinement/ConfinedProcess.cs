using System.Runtime.InteropServices;
using System.Text;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// Confines the running process to what reading a file needs: the program's own files and one folder, no network, no other programs or
/// processes, and limited memory and processor time. The confinement cannot be undone.
/// </summary>
internal static class ConfinedProcess
{
    /// <summary>The last argument of a program that was restarted under its file rules.</summary>
    public const string StartedAnew = "confined";

    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>
    /// Confines this process and returns the gaps. File rules apply to the calling thread and what it starts, but the runtime has other
    /// threads by then. So the first call sets them and restarts the program in this process, with one argument more, and does not return.
    /// </summary>
    /// <param name="arguments">The program's arguments, which end with <see cref="StartedAnew"/> after the restart.</param>
    /// <param name="folder">The only folder that may be read and written.</param>
    /// <param name="processorSeconds">Seconds of processor time, over all threads.</param>
    /// <param name="memoryBytes">Bytes of writable memory.</param>
    public static ConfinementGaps Enter(IReadOnlyList<string> arguments, string folder, int processorSeconds, long memoryBytes)
    {
        if (!OperatingSystem.IsLinux())
        {
            return ConfinementGaps.All;
        }

        var gaps = ConfinementGaps.None;
        if (!arguments.Contains(StartedAnew, StringComparer.Ordinal))
        {
            if (FileRules.TrySet(folder))
            {
                StartAnew();
            }

            gaps |= ConfinementGaps.Files;
        }

        gaps |= SystemCallFilter.TrySet() ? ConfinementGaps.None : ConfinementGaps.Calls;
        gaps |= ResourceLimits.TrySet(processorSeconds, memoryBytes) ? ConfinementGaps.None : ConfinementGaps.Resources;
        return gaps;
    }

    /// <summary>Replaces this program by itself; returns only when the system refuses.</summary>
    private static void StartAnew()
    {
        if (Environment.ProcessPath is { } program)
        {
            string[] command = [.. Encoding.UTF8.GetString(File.ReadAllBytes(CommandLine)).TrimEnd('\0').Split('\0'), StartedAnew];
            _ = LinuxCalls.Execute(LinuxCalls.Text(program), [.. command.Select(Marshal.StringToCoTaskMemUTF8), 0]);
        }
    }
}
