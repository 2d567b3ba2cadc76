using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Confinement;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>
/// A decoder that a malicious file has taken over. The test project is a program that runs the cleaning verb with this probe in place of
/// the cleaner: the "file" is a PDF's first line followed by a command, and the "cleaned" file contains the command's result.
/// </summary>
internal static class ConfinementProbe
{
    private const string Beginning = "%PDF-1.7\n";
    private const nuint Megabyte = 1024 * 1024;

    private static readonly nint SignalThreadCall = (nint)RefusedCalls.Own!.SignalThread;

    /// <summary>The first argument that makes the probe act as on a system without confinement.</summary>
    public const string OnAnotherSystem = "on-another-system";

    /// <summary>The program's entry point.</summary>
    public static Task<int> Main(string[] args) =>
        args is [OnAnotherSystem, .. var rest]
            ? FormCleaningVerb.RunAsync(rest, Console.OpenStandardInput(), Console.OpenStandardOutput(), _ => ConfinementGaps.All, Clean)
            : FormCleaningVerb.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Clean);

    /// <summary>A file with this command.</summary>
    public static byte[] File(string command, string subject) => Encoding.UTF8.GetBytes($"{Beginning}{command} {subject}");

    /// <summary>The command's result, or the name of its exception.</summary>
    public static string Told(CleanOutcome outcome) =>
        Encoding.UTF8.GetString(outcome.ShouldBeOfType<CleanOutcome.Cleaned>().Bytes.AsSpan(Beginning.Length));

    /// <summary>Runs the command in the file.</summary>
    public static CleanOutcome Clean(byte[] source)
    {
        var words = Encoding.UTF8.GetString(source)[Beginning.Length..].Split(' ', 2);
        string told;
        try
        {
            told = Run(words[0], words[1]);
        }
#pragma warning disable CA1031 // Whatever stops the command is what the test asks for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            told = exception.GetType().Name;
        }

        return new CleanOutcome.Cleaned(FormKind.Pdf, Encoding.UTF8.GetBytes(Beginning + told), 1);
    }

    private static string Run(string command, string subject) => command switch
    {
        "read" => System.IO.File.ReadAllText(subject),
        "list" => string.Join(' ', Directory.GetFileSystemEntries(subject).Select(Path.GetFileName)),
        "write" => Write(subject),
        "use-temporary-folder" => Write(Path.Combine(Path.GetTempPath(), "page.tmp")) + " " + Path.GetTempPath(),
        "environment" => string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)),
        "connect" => Connect(int.Parse(subject, System.Globalization.CultureInfo.InvariantCulture)),
        "start" => StartProgram(subject),
        "signal-thread" => SignalThread(int.Parse(subject, System.Globalization.CultureInfo.InvariantCulture)),
        "signal" => Signal(int.Parse(subject, System.Globalization.CultureInfo.InvariantCulture)),
        "allocate" => Allocate(nuint.Parse(subject, System.Globalization.CultureInfo.InvariantCulture)),
        "burn" => Burn(),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static string Write(string path)
    {
        System.IO.File.WriteAllText(path, "written");
        return System.IO.File.ReadAllText(path);
    }

    private static string Connect(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return "connected";
    }

    private static string StartProgram(string program)
    {
        using var process = System.Diagnostics.Process.Start(program);
        process.WaitForExit();
        return "started";
    }

    private static string Signal(int process)
    {
        using var other = System.Diagnostics.Process.GetProcessById(process);
        other.Kill();
        return "signalled";
    }

    /// <summary>Whether the first thread of a process could be signalled: signal 0 has no effect.</summary>
    private static string SignalThread(int process) =>
        LinuxCalls.Call(SignalThreadCall, process, process, 0, 0) == 0 ? "signalled" : "refused";

    /// <summary>Allocates native memory, touches it and frees it.</summary>
    private static unsafe string Allocate(nuint megabytes)
    {
        var memory = NativeMemory.Alloc(megabytes * Megabyte);
        NativeMemory.Fill(memory, megabytes * Megabyte, 1);
        NativeMemory.Free(memory);
        return "allocated";
    }

    private static string Burn()
    {
        while (Environment.TickCount64 > 0)
        {
            _ = Math.Sqrt(2);
        }

        return "burnt";
    }
}
