using System.Reflection;
using System.Text;

namespace MotoPortal.Tests.Support;

/// <summary>
/// The program's own entry point, run within the test process until it ends: the exit code and what it wrote to the console, without the
/// seconds that a process of its own takes to start. What the logging's console writes is not among it; see <see cref="PortalProcess"/>.
/// </summary>
internal static class PortalProgram
{
    // A refusal comes at once; a program that started instead would never end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly AsyncLocal<StringBuilder?> Output = new();

    static PortalProgram()
    {
        Console.SetOut(new PerTestWriter(Console.Out));
        Console.SetError(new PerTestWriter(Console.Error));
    }

    /// <summary>Runs the program and answers what it printed (both streams) and its exit code.</summary>
    /// <exception cref="TimeoutException">The program did not end by itself.</exception>
    public static async Task<(string Output, int ExitCode)> RunAsync(params string[] arguments)
    {
        var output = new StringBuilder();
        var program = typeof(Program).Assembly;
        // The name of the process, by which the list of static files is found otherwise, is the test host's.
        string[] all = arguments is [['-', ..], ..] ? [$"--applicationName={program.GetName().Name}", .. arguments] : arguments;
        // The entry point blocks its thread until the program ends.
        var run = Task.Factory.StartNew(
            () =>
            {
                Output.Value = output;
                return (int)program.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [all], null)!;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var exitCode = await run.WaitAsync(Limit);
        lock (output)
        {
            return (output.ToString(), exitCode);
        }
    }

    /// <summary>Writes to the test's own text where there is one, and to the stream as before where there is none.</summary>
    private sealed class PerTestWriter(TextWriter stream) : TextWriter
    {
        public override Encoding Encoding => stream.Encoding;

        public override void Write(char value)
        {
            if (Output.Value is not { } output)
            {
                stream.Write(value);
                return;
            }

            lock (output)
            {
                output.Append(value);
            }
        }

        public override void Flush() => stream.Flush();
    }
}
