using System.Runtime.InteropServices;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>
/// Restricts this thread and what it starts to reading the files of the program and the runtime, and to reading and writing one folder
/// (Landlock, <c>landlock(7)</c>, Linux 5.13 and later). The program's folder as a whole is not allowed, because it contains settings with
/// keys, and sometimes the data.
/// </summary>
internal static class FileRules
{
    private const nint CreateRuleset = 444;
    private const nint AddRule = 445;
    private const nint Restrict = 446;
    private const nint AskVersion = 1;
    private const nint BeneathPath = 1;
    private const int SetNoNewPrivileges = 38;

    private static readonly string[] CodeEndings = [".dll", ".so", ".deps.json", ".runtimeconfig.json"];

    // O_PATH and O_CLOEXEC.
    private const int HandleOnly = 0x20_0000 | 0x8_0000;

    private const ulong Run = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong RemoveFile = 1 << 5;
    private const ulong MakeFile = 1 << 8;

    // Every right of Landlock's first version; then what each later one added (linux/landlock.h): in the second links between folders, in
    // the third truncation, in the fourth TCP ports, in the fifth device commands, in the sixth abstract sockets and signals.
    private const ulong FirstRights = (1 << 13) - 1;
    private const ulong LinkAcrossFolders = 1 << 13;
    private const ulong CutShort = 1 << 14;
    private const ulong CommandDevices = 1 << 15;
    private const ulong RightsOnFiles = Run | WriteFile | ReadFile | CutShort;
    private const ulong BindAndConnect = 3;
    private const ulong AbstractSocketsAndSignals = 3;

    /// <summary>The kernel's version of Landlock; zero or less when it has none. Called on Linux only.</summary>
    public static nint KernelVersion => LinuxCalls.Call(CreateRuleset, 0, 0, AskVersion, 0);

    /// <summary>Sets the rules; false, without any change, when the kernel does not support them.</summary>
    /// <param name="folder">The only folder that may be read and written.</param>
    public static bool TrySet(string folder)
    {
        var version = KernelVersion;
        if (version < 1 || LinuxCalls.SetProcess(SetNoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return false;
        }

        var handled = HandledBy(version);
        var ruleset = (int)LinuxCalls.Call(CreateRuleset, handled, SizeOf(version), 0);
        if (ruleset < 0)
        {
            return false;
        }

        try
        {
            foreach (var file in ProgramFiles())
            {
                Allow(ruleset, file, ReadFile | Run);
            }

            foreach (var library in LibraryFolders())
            {
                Allow(ruleset, library, ReadFile | ReadFolder | Run);
            }

            // The runtime reads the number of processors and the memory size. The process id stays the same after the restart.
            foreach (var machine in new[] { "/sys/devices/system/cpu", "/sys/fs/cgroup", $"/proc/{Environment.ProcessId}" })
            {
                Allow(ruleset, machine, ReadFile | ReadFolder);
            }

            Allow(ruleset, "/proc/meminfo", ReadFile);
            Allow(ruleset, folder, ReadFile | ReadFolder | WriteFile | MakeFile | RemoveFile | (handled.Files & CutShort));
            return LinuxCalls.Call(Restrict, ruleset, 0, 0, 0) == 0;
        }
        finally
        {
            _ = LinuxCalls.Close(ruleset);
        }
    }

    /// <summary>The program's code and the files that say how it is loaded; neither settings nor data.</summary>
    private static IEnumerable<string> ProgramFiles()
    {
        var folder = AppContext.BaseDirectory;
        var files = Directory.EnumerateFiles(folder)
            .Where(path => CodeEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)));
        return Environment.ProcessPath is { } program ? [.. files, program] : files;
    }

    /// <summary>
    /// The folders of the libraries that the runtime has loaded, on any distribution; of the runtime itself; and of the native libraries
    /// beside the program.
    /// </summary>
    private static IEnumerable<string> LibraryFolders()
    {
        var program = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var loaded = File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? line[at..] : "")
            .Where(path => path.Contains(".so", StringComparison.Ordinal) && File.Exists(path))
            .Select(path => Path.GetDirectoryName(path)!)
            .Where(folder => !string.Equals(folder, program, StringComparison.Ordinal));
        var runtime = RuntimeFolder.Root is { } root ? new[] { Path.Combine(root, "host"), Path.Combine(root, "shared") } : [];
        return loaded.Concat(runtime).Append(Path.Combine(program, "runtimes")).Append("/etc/ld.so.cache").Distinct(StringComparer.Ordinal);
    }

    /// <summary>Allows these rights at a path and below; a missing path is skipped.</summary>
    private static void Allow(int ruleset, string path, ulong rights)
    {
        var handle = LinuxCalls.Open(LinuxCalls.Text(path), HandleOnly, 0);
        if (handle < 0)
        {
            return;
        }

        var allowed = Directory.Exists(path) ? rights : rights & RightsOnFiles;
        _ = LinuxCalls.Call(AddRule, ruleset, BeneathPath, new Beneath(allowed, handle), 0);
        _ = LinuxCalls.Close(handle);
    }

    private static Handled HandledBy(nint version) => new(
        FirstRights | (version >= 2 ? LinkAcrossFolders : 0) | (version >= 3 ? CutShort : 0) | (version >= 5 ? CommandDevices : 0),
        version >= 4 ? BindAndConnect : 0,
        version >= 6 ? AbstractSocketsAndSignals : 0);

    // An older kernel refuses a structure that is longer than the one it knows.
    private static nuint SizeOf(nint version) => version >= 6 ? 24u : version >= 4 ? 16u : 8u;

    /// <summary>The structure <c>landlock_ruleset_attr</c>: what is refused unless a rule allows it.</summary>
    /// <param name="Files">Rights on files and folders.</param>
    /// <param name="Network">Rights on TCP ports.</param>
    /// <param name="Scope">What may reach outside the confined processes.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Handled(ulong Files, ulong Network, ulong Scope);

    /// <summary>The structure <c>landlock_path_beneath_attr</c>.</summary>
    /// <param name="Allowed">The rights.</param>
    /// <param name="Handle">The handle of the file or folder.</param>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal readonly record struct Beneath(ulong Allowed, int Handle);
}
