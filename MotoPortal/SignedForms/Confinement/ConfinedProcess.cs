using System.Runtime.InteropServices;
using System.Text;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// Takes from the running process what reading a file does not need: files but the program's own and one folder, the network, other
/// programs and processes, and more memory and processor time than a limit. What was taken cannot be had back.
/// </summary>
internal static class ConfinedProcess
{
    /// <summary>The last argument of a program that was started anew behind its file rules.</summary>
    public const string StartedAnew = "confined";

    private const string CommandLine = "/proc/self/cmdline";

    /// <summary>
    /// Confines this process and gives what could not be taken. File rules bind the thread that sets them and what it starts; the runtime
    /// has other threads by then. So the first call sets them and starts the program anew in this process, with one argument more, and
    /// does not come back.
    /// </summary>
    /// <param name="arguments">The program's arguments, which end with <see cref="StartedAnew"/> behind the file rules.</param>
    /// <param name="folder">The one folder that may be read and written.</param>
    /// <param name="processorSeconds">Seconds of processor time, all threads together.</param>
    /// <param name="memoryBytes">Bytes of memory that the process may write to.</param>
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

    /// <summary>Replaces this program by itself; comes back only when the system refuses to.</summary>
    private static void StartAnew()
    {
        if (Environment.ProcessPath is { } program)
        {
            string[] command = [.. Encoding.UTF8.GetString(File.ReadAllBytes(CommandLine)).TrimEnd('\0').Split('\0'), StartedAnew];
            _ = LinuxCalls.Execute(LinuxCalls.Text(program), [.. command.Select(Marshal.StringToCoTaskMemUTF8), 0]);
        }
    }
}
