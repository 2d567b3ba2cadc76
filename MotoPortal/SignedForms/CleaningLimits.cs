using System.Globalization;

namespace MotoPortal.SignedForms;

/// <summary>What the cleaning of one file may cost.</summary>
/// <param name="ProcessorSeconds">Seconds of processor time; the operating system ends the process then.</param>
/// <param name="MemoryMegabytes">Megabytes (2^20 bytes) that the process may write to.</param>
/// <param name="Time">How long the portal waits before it ends the process.</param>
internal sealed record CleaningLimits(int ProcessorSeconds, int MemoryMegabytes, TimeSpan Time)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>
    /// The limits of the portal. A picture of 40 million points takes 160 MB, and as much again while it is turned; twenty pages of
    /// photographs take some 20 seconds of a slow processor.
    /// </summary>
    public static CleaningLimits Usual { get; } = new(ProcessorSeconds: 45, MemoryMegabytes: 640, TimeSpan.FromMinutes(1));

    /// <summary>Bytes that the process may write to.</summary>
    public long MemoryBytes => MemoryMegabytes * Megabyte;

    /// <summary>Bytes of it for objects of the runtime; the rest is for pictures and for the runtime itself.</summary>
    public long HeapBytes => MemoryBytes * 3 / 4;

    /// <summary>The limits that the process sets for itself, as arguments of its command.</summary>
    public IReadOnlyList<string> ToArguments() =>
        [ProcessorSeconds.ToString(CultureInfo.InvariantCulture), MemoryMegabytes.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Reads the first two arguments after the verb; null when they are none.</summary>
    public static CleaningLimits? Read(IReadOnlyList<string> arguments) =>
        arguments is [_, var seconds, var megabytes, ..]
        && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var processor)
        && int.TryParse(megabytes, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? Usual with { ProcessorSeconds = processor, MemoryMegabytes = memory }
            : null;
}
