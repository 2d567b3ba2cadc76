using System.Runtime.InteropServices;
using System.Text;

namespace MotoPortal.SignedForms.Confinement;

/// <summary>System calls of Linux that the runtime does not expose. Each returns a negative number on failure.</summary>
internal static class LinuxCalls
{
    private const string Library = "libc";

    /// <summary>A string for these calls: UTF-8 with a terminating zero.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    /// <summary><c>prctl(2)</c>: sets an attribute of the process.</summary>
    [DllImport(Library, EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetProcess(int option, nuint second, nuint third, nuint fourth, nuint fifth);

    /// <summary><c>setrlimit(2)</c>: sets a resource limit.</summary>
    [DllImport(Library, EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetLimit(int resource, in ResourceLimits.Limit limit);

    /// <summary><c>getrlimit(2)</c>: reads a resource limit.</summary>
    [DllImport(Library, EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int GetLimit(int resource, out ResourceLimits.Limit limit);

    /// <summary><c>open(2)</c>: opens a file or folder.</summary>
    [DllImport(Library, EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Open(byte[] path, int flags, int mode);

    /// <summary><c>close(2)</c>: closes a handle.</summary>
    [DllImport(Library, EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Close(int handle);

    /// <summary><c>execv(3)</c>: replaces the program of this process, or fails. A null pointer ends the arguments.</summary>
    [DllImport(Library, EntryPoint = "execv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Execute(byte[] program, nint[] arguments);

    /// <summary><c>syscall(2)</c> without a structure.</summary>
    [DllImport(Library, EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Call(nint number, nint first, nint second, nint third, nint fourth);

    /// <summary><c>landlock_create_ruleset(2)</c>.</summary>
    [DllImport(Library, EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Call(nint number, in FileRules.Handled handled, nuint size, nint flags);

    /// <summary><c>landlock_add_rule(2)</c>.</summary>
    [DllImport(Library, EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Call(nint number, nint ruleset, nint kind, in FileRules.Beneath rule, nint flags);

    /// <summary><c>seccomp(2)</c>.</summary>
    [DllImport(Library, EntryPoint = "syscall")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Call(nint number, nint operation, nint flags, in SystemCallFilter.Program program);
}
