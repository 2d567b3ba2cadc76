using System.Buffers.Binary;
using MotoPortal.SignedForms.Confinement;

namespace MotoPortal.SignedForms;

/// <summary>
/// The verb <c>clean-form SECONDS MEGABYTES</c>, which the portal itself runs and no person. It gives up what cleaning does not need, reads
/// a file from the standard input, and writes to the standard output: one byte that says what it could not give up, as soon as it has done
/// so; then, when the file is kept, its kind (one byte), its pages (four bytes) and the cleaned file. Ends with 0, or with a code that says
/// why the file is not kept.
/// </summary>
internal static class FormCleaningVerb
{
    /// <summary>The word.</summary>
    public const string Word = "clean-form";

    private const int NotCalledRightly = 2;
    private const int FirstRefusal = 100;
    private const int HeadLength = 1 + 1 + sizeof(int);

    /// <summary>The most bytes that the verb writes.</summary>
    public const int MostOutput = HeadLength + FormLimits.KeptBytes;

    /// <summary>Runs the verb as the portal calls it, and gives the process's exit code.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, Stream input, Stream output, Func<byte[], CleanOutcome> clean) =>
        RunAsync(
            arguments,
            input,
            output,
            limits => ConfinedProcess.Enter(arguments, Environment.CurrentDirectory, limits.ProcessorSeconds, limits.MemoryBytes),
            clean);

    /// <summary>Runs the verb and gives the process's exit code.</summary>
    /// <param name="arguments">The word, the limits, and more when the program was started anew.</param>
    /// <param name="input">The file.</param>
    /// <param name="output">What is said.</param>
    /// <param name="confine">Gives up what cleaning does not need, and tells what cannot be given up.</param>
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

        // Nothing of the file has been read up to here, and nothing is awaited: the thread that is confined is the one that starts anew.
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

    /// <summary>What the process could not give up; null when it ended before it said so.</summary>
    public static ConfinementGaps? Gaps(ReadOnlySpan<byte> output) =>
        output.IsEmpty ? null : (ConfinementGaps)output[0] & ConfinementGaps.All;

    /// <summary>
    /// The result of the file; null when the process did not end by itself. What the process says is not believed further than it can be
    /// seen: it has read a file of a stranger.
    /// </summary>
    public static CleanOutcome? Outcome(int exitCode, ReadOnlySpan<byte> output)
    {
        if (exitCode == 0 && output.Length is > HeadLength and <= MostOutput)
        {
            var (kind, pages) = ((FormKind)output[1], BinaryPrimitives.ReadInt32LittleEndian(output[2..]));
            var file = output[HeadLength..];
            return FormKinds.Of(file) == kind && pages is >= 1 and <= FormLimits.Pages
                ? new CleanOutcome.Cleaned(kind, file.ToArray(), pages)
                : null;
        }

        var reason = (FormRefusal)(exitCode - FirstRefusal);
        return Enum.IsDefined(reason) ? CleanOutcome.For(reason) : null;
    }
}
