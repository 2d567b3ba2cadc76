using System.Buffers.Binary;
using MotoPortal.SignedForms.Confinement;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms.Cleaning;

/// <summary>
/// The verb <c>clean-form SECONDS MEGABYTES</c>, run by the portal itself and not by people. It confines the process, reads a file from
/// standard input, and writes to standard output: after the confinement, one byte with the gaps of the confinement; then, if the file is
/// accepted, its kind (one byte), its number of pages (four bytes) and the cleaned file. Exits with 0, or with a code for the refusal.
/// </summary>
internal static class FormCleaningVerb
{
    public const string Word = "clean-form";

    private const int NotCalledRightly = 2;
    private const int FirstRefusal = 100;
    private const int HeadLength = 1 + 1 + sizeof(int);

    /// <summary>The maximum number of bytes that the verb writes.</summary>
    public const int MostOutput = HeadLength + FormLimits.KeptBytes;

    /// <summary>Runs the verb as the portal calls it, and returns the process's exit code.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, Stream input, Stream output, Func<byte[], CleanOutcome> clean) =>
        RunAsync(
            arguments,
            input,
            output,
            limits => ConfinedProcess.Enter(arguments, Environment.CurrentDirectory, limits.ProcessorSeconds, limits.MemoryBytes),
            clean);

    /// <summary>Runs the verb and returns the process's exit code.</summary>
    /// <param name="arguments">The verb, the limits, and a further argument when the program was restarted.</param>
    /// <param name="input">The file.</param>
    /// <param name="output">The standard output.</param>
    /// <param name="confine">Confines the process and returns the gaps.</param>
    /// <param name="clean">Cleans the file.</param>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Stream input,
        Stream output,
        Func<CleaningLimits, ConfinementGaps> confine,
        Func<byte[], CleanOutcome> clean)
    {
        if (CleaningLimits.Read(arguments) is not { } limits)
        {
            return NotCalledRightly;
        }

        // No part of the file has been read so far, and nothing was awaited, so the confined thread is the one that restarts the program.
        var gaps = confine(limits);
        await output.WriteAsync(new[] { (byte)gaps });
        await output.FlushAsync();

        using var read = new MemoryStream();
        await input.CopyToAsync(read);
        switch (clean(read.ToArray()))
        {
            case CleanOutcome.Cleaned cleaned:
                var head = new byte[HeadLength - 1];
                head[0] = (byte)cleaned.Kind;
                BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(1), cleaned.Pages);
                await output.WriteAsync(head);
                await output.WriteAsync(cleaned.Bytes);
                await output.FlushAsync();
                return 0;
            case CleanOutcome.Refused { Reason: var reason }:
                return FirstRefusal + (int)reason;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The gaps of the confinement; null when the process ended before it reported them.</summary>
    public static ConfinementGaps? Gaps(ReadOnlySpan<byte> output) =>
        output.IsEmpty ? null : (ConfinementGaps)output[0] & ConfinementGaps.All;

    /// <summary>
    /// The result; null when the process did not exit normally. Its output is validated, because the process has read an untrusted file.
    /// </summary>
    public static CleanOutcome? Outcome(int exitCode, ReadOnlySpan<byte> output)
    {
        if (exitCode == 0 && output.Length is > HeadLength and <= MostOutput)
        {
            var (kind, pages) = ((FormKind)output[1], BinaryPrimitives.ReadInt32LittleEndian(output[2..]));
            var file = output[HeadLength..];
            return FormKindRules.Of(file) == kind && pages is >= 1 and <= FormLimits.Pages
                ? new CleanOutcome.Cleaned(kind, file.ToArray(), pages)
                : null;
        }

        var reason = (FormRefusal)(exitCode - FirstRefusal);
        return Enum.IsDefined(reason) ? CleanOutcome.For(reason) : null;
    }
}
